import type { Fault } from "../../../core/fault.ts";
import { type KeyParts, ticketKey } from "../../../core/key/index.ts";
import type { DestroyPolicy } from "../../../core/workflow/destroy-policy.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import type { Call, Diagnostic } from "../../../framework/contract/index.ts";
import { ask, type Client } from "../client.ts";
import { error } from "../diagnostics.ts";

/**
 * Refuses the second declaration of one key within a plan. `owner` is the id of the ticket that the
 * declaration has, or that it replaces, or `new`. Pulumi's URNs cannot collide.
 */
export function claimProblem(
  parts: KeyParts,
  owner: string,
  ticket: Ticket | null,
  call: Call<Client>,
): Diagnostic | null {
  if (call.origin !== undefined || call.client.ledger.claim(ticketKey(parts), owner)) return null;
  return duplicateProblem(parts, ticket, call);
}

export function duplicateProblem(
  parts: KeyParts,
  ticket: Ticket | null,
  call: Call<Client>,
): Diagnostic {
  const number = ticket?.number ?? null;
  return error(call, "duplicate_key", { ...parts, number }, ["idempotencyKey"]);
}

/**
 * Tells the desk that a declaration has the ticket in its state, under the key that it would have
 * now. A refusal is for the caller to judge: mostly it is ignored, and the next reading tries again.
 */
export async function hold(
  ticket: Ticket,
  parts: KeyParts,
  onDestroy: DestroyPolicy,
  call: Call<Client>,
): Promise<Fault | null> {
  const key = ticketKey(parts);
  const { binding } = ticket;
  // A cancelled ticket has freed its keys for good.
  const isKeyed = ticket.state === "cancelled" || binding.keys.includes(key);
  const bound = binding.held && isKeyed && binding.onDestroy === onDestroy;
  if (bound) return null;
  const { namespace, origin } = parts;
  const reply = await ask(call, "holdTicket", {
    parameters: { project: call.client.project, ticket: ticket.id },
    body: { key, namespace, origin: origin === "" ? null : origin, onDestroy },
  });
  return reply.ok ? null : reply.fault;
}
