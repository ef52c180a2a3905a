/**
 * The right to erasure. Destroying a ticket's data key makes every copy of its contact data
 * unreadable: in the row, in the log, whose hashes cover the ciphertext, and in every backup.
 */
import { phaseOf } from "../../../core/workflow/state.ts";
import { eraseIfWithdrawn } from "./erase-if-withdrawn.ts";
import { findDeskTicket, findTicket } from "../find.ts";
import { recordEntry } from "../audit/log.ts";
import { ok, type Result } from "../result.ts";
import type { TicketRecord } from "../storage/store.ts";
import { answerWithTicket } from "../tickets/answer-with-ticket.ts";
import type { Action, ActionContext } from "../context.ts";
import { applyEvent, openIfDue } from "../tickets/workflow.ts";

const withdrawn = "consent withdrawn";

/**
 * By phase: unconfirmed is cancelled and erased, confirmed is erased when it ends, ended at once.
 * A withdrawal that was taken before answers as it did.
 */
export const withdrawConsent: Action<"withdrawConsent"> = async (call) => {
  const { project, ticket: id } = call.request.parameters;
  const found = await findTicket(call, project, id);
  if (!found.ok) return found;
  const ended = await endUnconfirmed(call, await openIfDue(call, found.value));
  if (!ended.ok) return ended;
  return answerWithTicket(call, ok(await eraseWhenEnded(call, ended.value, withdrawn)));
};

async function endUnconfirmed(
  context: ActionContext,
  before: TicketRecord,
): Promise<Result<TicketRecord>> {
  const { state, confirmation } = before.ticket;
  const phase = phaseOf(state, confirmation !== null);
  if (phase === "locked" || phase === "terminal") return ok(before);
  return applyEvent(context, before, { kind: "cancel", actor: context.actor, reason: withdrawn });
}

/** The desk's own, when the time of retention is over or the law says so; an open ticket ends first. */
export const eraseContact: Action<"eraseContact"> = async (call) => {
  const found = await findDeskTicket(call, call.request.parameters.ticket);
  if (!found.ok) return found;
  const { reason } = call.request.body;
  return answerWithTicket(call, ok(await eraseWhenEnded(call, found.value, reason)));
};

async function eraseWhenEnded(
  context: ActionContext,
  found: TicketRecord,
  reason: string,
): Promise<TicketRecord> {
  if (found.consentWithdrawnAt !== null) return found;
  const { id, project } = found.ticket;
  await context.transaction.tickets.withdrawConsent(id, context.now);
  await recordEntry(context, {
    project,
    ticketId: id,
    kind: "consentWithdrawn",
    payload: { reason },
  });
  return eraseIfWithdrawn(context, { ...found, consentWithdrawnAt: context.now });
}
