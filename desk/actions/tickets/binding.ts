/**
 * Which declaration a ticket belongs to. A declaration that has a ticket in its state holds it, and its
 * key names it; nobody else can take such a ticket over. None of this is an event of the ticket.
 */
import { ticketId } from "../../../core/key/index.ts";
import { refusal } from "../../../core/fault.ts";
import { isTerminal } from "../../../core/workflow/state.ts";
import { answerWithTicket } from "./answer-with-ticket.ts";
import { findTicket } from "../find.ts";
import { ok, refused, type Result } from "../result.ts";
import type { TicketRecord } from "../storage/store.ts";
import { openIfDue } from "./workflow.ts";
import { viewTicket } from "./view.ts";
import { type Action, type ActionContext, answered } from "../context.ts";

export const readTicketByKey: Action<"readTicketByKey"> = async (call) => {
  const { project, key } = call.request.parameters;
  const { holder, nextId, last } = await keyState(call, project, key);
  return answered(call, {
    ticket: holder && (await viewTicket(call, await openIfDue(call, holder))),
    nextId,
    last: last && (await viewTicket(call, last)),
  });
};

export interface KeyState {
  readonly holder: TicketRecord | null;
  /** The id of the next ticket that is filed under the key. */
  readonly nextId: string;
  readonly last: TicketRecord | null;
}

export async function keyState(
  { transaction }: ActionContext,
  project: string,
  key: string,
): Promise<KeyState> {
  const { keys, tickets } = transaction;
  const record = await keys.find(project, key);
  const { ticketId: holderId = null, lastTicketId = null, timesFreed = 0 } = record ?? {};
  // While a ticket has the key, the next one comes after the key is freed once more.
  const timesFreedThen = holderId === null ? timesFreed : timesFreed + 1;
  return {
    holder: holderId === null ? null : await tickets.find(holderId),
    nextId: ticketId({ project, key, timesFreed: timesFreedThen }),
    last: lastTicketId === null ? null : await tickets.find(lastTicketId),
  };
}

export const holdTicket: Action<"holdTicket"> = async (call) => {
  const { project, ticket: id } = call.request.parameters;
  const found = await findTicket(call, project, id);
  if (!found.ok) return found;
  const bound = await bindKey(call, found.value, call.request.body.key);
  if (!bound.ok) return bound;
  const { namespace, origin, onDestroy = null } = call.request.body;
  const binding = { namespace, origin, onDestroy, held: true, everHeld: true };
  await call.transaction.tickets.bind(id, binding);
  return answerWithTicket(call, ok({ ...found.value, binding }));
};

/** A cancelled ticket keeps no key: the same declaration shall file anew. */
async function bindKey(
  context: ActionContext,
  { ticket }: TicketRecord,
  key: string,
): Promise<Result<null>> {
  const { holder } = await keyState(context, ticket.project, key);
  if (holder !== null && holder.ticket.id !== ticket.id) {
    const { id, number } = holder.ticket;
    return refused(refusal("key_in_use", { id, number }));
  }
  const isFree = holder === null;
  if (isFree && ticket.state !== "cancelled") {
    await context.transaction.keys.bind(ticket.project, key, ticket.id);
  }
  return ok(null);
}

/** The declaration forgets an open ticket: the same one declared later finds it again. */
export const releaseTicket: Action<"releaseTicket"> = async (call) => {
  const { project, ticket: id } = call.request.parameters;
  const found = await findTicket(call, project, id);
  if (!found.ok) return found;
  const binding = { ...found.value.binding, held: false };
  await call.transaction.tickets.bind(id, binding);
  return answerWithTicket(call, ok({ ...found.value, binding }));
};

/** The declaration forgets an ended ticket: the same one declared later files anew. */
export const freeTicketKeys: Action<"freeTicketKeys"> = async (call) => {
  const { project, ticket: id } = call.request.parameters;
  const found = await findTicket(call, project, id);
  if (!found.ok) return found;
  if (!isTerminal(found.value.ticket.state)) {
    const { number } = found.value.ticket;
    return refused(refusal("ticket_open", { id, number }));
  }
  const binding = { ...found.value.binding, held: false };
  await call.transaction.tickets.bind(id, binding);
  await call.transaction.keys.free(project, id);
  return answerWithTicket(call, ok({ ...found.value, binding }));
};
