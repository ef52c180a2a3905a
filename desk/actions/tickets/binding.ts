/**
 * Which declaration a ticket belongs to. A declaration that has a ticket in its state holds it, and its
 * key names it; nobody else can take such a ticket over. None of this is an event of the ticket.
 */
import { ticketId } from "../../../core/key/index.ts";
import { refusal } from "../../../core/fault.ts";
import { isTerminal } from "../../../core/workflow/state.ts";
import { findTicket } from "../find.ts";
import { done, refused, type Result, type TicketRecord } from "../port/store.ts";
import { current } from "./workflow.ts";
import { viewTicket } from "./view.ts";
import { type Action, answered, type Scene } from "../visit.ts";

export const readTicketByKey: Action<"readTicketByKey"> = async (visit) => {
  const { project, key } = visit.request.parameters;
  const { holder, nextId, last } = await keyState(visit, project, key);
  return answered(visit, {
    ticket: holder && (await viewTicket(visit, await current(visit, holder))),
    nextId,
    last: last && (await viewTicket(visit, last)),
  });
};

export interface KeyState {
  readonly holder: TicketRecord | null;
  /** The id of the next ticket that is filed under the key. */
  readonly nextId: string;
  readonly last: TicketRecord | null;
}

export async function keyState(
  { transaction }: Scene,
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

export const holdTicket: Action<"holdTicket"> = async (visit) => {
  const { project, ticket: id } = visit.request.parameters;
  const found = await findTicket(visit, project, id);
  if (!found.ok) return found;
  const bound = await bindKey(visit, found.value, visit.request.body.key);
  if (!bound.ok) return bound;
  const { namespace, origin, onDestroy = null } = visit.request.body;
  const binding = { namespace, origin, onDestroy, held: true, everHeld: true };
  await visit.transaction.tickets.bind(id, binding);
  return answered(visit, { ticket: await viewTicket(visit, { ...found.value, binding }) });
};

/** A cancelled ticket keeps no key: the same declaration shall file anew. */
async function bindKey(scene: Scene, { ticket }: TicketRecord, key: string): Promise<Result<null>> {
  const { holder } = await keyState(scene, ticket.project, key);
  if (holder !== null && holder.ticket.id !== ticket.id) {
    const { id, number } = holder.ticket;
    return refused(refusal("key_in_use", { id, number }));
  }
  const isFree = holder === null;
  if (isFree && ticket.state !== "cancelled") {
    await scene.transaction.keys.bind(ticket.project, key, ticket.id);
  }
  return done(null);
}

/** The declaration forgets an open ticket: the same one declared later finds it again. */
export const releaseTicket: Action<"releaseTicket"> = async (visit) => {
  const { project, ticket: id } = visit.request.parameters;
  const found = await findTicket(visit, project, id);
  if (!found.ok) return found;
  const binding = { ...found.value.binding, held: false };
  await visit.transaction.tickets.bind(id, binding);
  return answered(visit, { ticket: await viewTicket(visit, { ...found.value, binding }) });
};

/** The declaration forgets an ended ticket: the same one declared later files anew. */
export const freeTicketKeys: Action<"freeTicketKeys"> = async (visit) => {
  const { project, ticket: id } = visit.request.parameters;
  const found = await findTicket(visit, project, id);
  if (!found.ok) return found;
  if (!isTerminal(found.value.ticket.state)) {
    const { number } = found.value.ticket;
    return refused(refusal("ticket_open", { id, number }));
  }
  const binding = { ...found.value.binding, held: false };
  await visit.transaction.tickets.bind(id, binding);
  await visit.transaction.keys.free(project, id);
  return answered(visit, { ticket: await viewTicket(visit, { ...found.value, binding }) });
};
