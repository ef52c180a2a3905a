import type { Fault } from "../../../core/fault.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import type { Call, Diagnostic } from "../../../framework/contract/index.ts";
import { ask, type Client } from "../client.ts";
import { error } from "../telling.ts";
import { type KeyParts, keyOf } from "./inputs.ts";
import type { DestroyPolicy } from "../../resources/index.ts";

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
  if (call.origin !== undefined || call.client.ledger.claim(keyOf(parts), owner)) return null;
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

/** What to say of a key that another declaration's ticket has, and how this engine replaces in order. */
export function keyInUse(parts: KeyParts, number: string, call: Pick<Call<unknown>, "origin">) {
  const oldFirst =
    call.origin === undefined ? "create_before_destroy = false" : "deleteBeforeReplace: true";
  return { ...parts, number, oldFirst };
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
  const key = keyOf(parts);
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
