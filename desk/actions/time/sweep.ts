/**
 * What happens by the clock alone: opening what was filed off hours, and recording expired grants and
 * missed deadlines. Readers see all of it without waiting for the clock; it enters the log here.
 * Uploads that broke off, which nobody sees, are thrown away here too.
 */
import { clock } from "../../../core/workflow/actor.ts";
import { isLate } from "../../../core/workflow/due.ts";
import type { Caller } from "../people/caller.ts";
import { recordEntry } from "../audit/log.ts";
import type { Transaction } from "../storage/store.ts";
import type { ActionContext, TransactionContext } from "../context.ts";
import { openIfDue } from "../tickets/workflow.ts";

/** So much of each kind in one transaction, so that callers do not wait long for the clock. */
const sweptMax = 100;

/** Nobody calls when the clock acts. */
const clockCaller: Caller = {
  tokenId: "",
  principalId: clock.principalId,
  kind: "service",
  memberships: [],
  deskRoles: [],
  mayWrite: true,
  mayConfirm: false,
};

export function clockContext(context: TransactionContext): ActionContext {
  return { ...context, caller: clockCaller, role: "admin", actor: clock };
}

/** Whether more may be left than one transaction takes. */
export async function sweep(context: ActionContext): Promise<boolean> {
  const counts = [
    await openDueTickets(context),
    await recordExpiredGrants(context),
    await recordMissedDeadlines(context),
  ];
  return counts.some((count) => count === sweptMax);
}

/** Those whose time has come stand in the queue before anybody looks at it. */
export async function openDueTickets(context: ActionContext): Promise<number> {
  const waiting = await context.transaction.tickets.due(context.now, sweptMax);
  for (const ticket of waiting) await openIfDue(context, ticket);
  return waiting.length;
}

/**
 * Files that broke off, here or before the desk was started; those still coming in are left alone.
 * Whether more are left than one transaction takes.
 */
export async function discardUploads(
  { attachments }: Transaction,
  uploading: ReadonlySet<string>,
): Promise<boolean> {
  const abandoned = (await attachments.uploads()).filter((id) => !uploading.has(id));
  for (const id of abandoned.slice(0, sweptMax)) await attachments.discard(id);
  return abandoned.length > sweptMax;
}

async function recordExpiredGrants(context: ActionContext): Promise<number> {
  const { grants } = context.transaction;
  const expired = await grants.expired(context.now, sweptMax);
  for (const { project, grant } of expired) {
    const { id: grantId, ticketId, expiresAt } = grant;
    await grants.markExpiryRecorded(grantId);
    const payload = { grantId, expiresAt };
    await recordEntry(context, { project, ticketId, kind: "grantExpired", payload, actor: clock });
  }
  return expired.length;
}

async function recordMissedDeadlines(context: ActionContext): Promise<number> {
  const { transaction, now } = context;
  const late = await transaction.tickets.late(now, sweptMax);
  for (const { ticket } of late) {
    const { id: ticketId, project, deadline } = ticket;
    const isMissed = isLate(ticket, now);
    await transaction.tickets.putDeadline(ticketId, deadline.dueAt, isMissed);
    if (!isMissed) continue;
    const payload = { dueAt: deadline.dueAt, provisional: deadline.provisional };
    await recordEntry(context, {
      project,
      ticketId,
      kind: "deadlineMissed",
      payload,
      actor: clock,
    });
  }
  return late.length;
}
