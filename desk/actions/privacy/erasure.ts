/**
 * The right to be forgotten. Destroying a ticket's data key makes every copy of its contact data
 * unreadable: in the row, in the log, whose hashes cover the ciphertext, and in every backup.
 */
import { phaseOf } from "../../../core/workflow/state.ts";
import { eraseIfWithdrawn } from "./withdrawn.ts";
import { findDeskTicket, findTicket } from "../find.ts";
import { record } from "../audit/log.ts";
import { done, type Result, type TicketRecord } from "../port/store.ts";
import { viewTicket } from "../tickets/view.ts";
import { type Action, answered, type Scene } from "../visit.ts";
import { current, happen } from "../tickets/workflow.ts";

const withdrawn = "consent withdrawn";

/**
 * By phase: unconfirmed is cancelled and erased, confirmed is erased when it ends, ended at once.
 * A withdrawal that was taken before answers as it did.
 */
export const withdrawConsent: Action<"withdrawConsent"> = async (visit) => {
  const { project, ticket: id } = visit.request.parameters;
  const found = await findTicket(visit, project, id);
  if (!found.ok) return found;
  const ended = await endUnconfirmed(visit, await current(visit, found.value));
  if (!ended.ok) return ended;
  const forgotten = await forget(visit, ended.value, withdrawn);
  return answered(visit, { ticket: await viewTicket(visit, forgotten) });
};

async function endUnconfirmed(scene: Scene, before: TicketRecord): Promise<Result<TicketRecord>> {
  const { state, confirmation } = before.ticket;
  const phase = phaseOf(state, confirmation !== null);
  if (phase === "locked" || phase === "terminal") return done(before);
  return happen(scene, before, { kind: "cancel", actor: scene.actor, reason: withdrawn });
}

/** The desk's own, when the time of retention is over or the law says so; an open ticket ends first. */
export const eraseContact: Action<"eraseContact"> = async (visit) => {
  const found = await findDeskTicket(visit, visit.request.parameters.ticket);
  if (!found.ok) return found;
  const forgotten = await forget(visit, found.value, visit.request.body.reason);
  return answered(visit, { ticket: await viewTicket(visit, forgotten) });
};

async function forget(scene: Scene, found: TicketRecord, reason: string): Promise<TicketRecord> {
  if (found.consentWithdrawnAt !== null) return found;
  const { id, project } = found.ticket;
  await scene.transaction.tickets.withdrawConsent(id, scene.now);
  await record(scene, { project, ticketId: id, kind: "consentWithdrawn", payload: { reason } });
  return eraseIfWithdrawn(scene, { ...found, consentWithdrawnAt: scene.now });
}
