import type { Fault } from "../../../core/fault.ts";
import { type KeyParts, ticketKey } from "../../../core/key/index.ts";
import type { DestroyPolicy } from "../../../core/workflow/destroy-policy.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import type { Call } from "../../../framework/contract/index.ts";
import { ask, type Client } from "../client.ts";

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
