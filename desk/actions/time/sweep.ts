/**
 * What happens by the clock alone: opening what was filed off hours, and telling of expired grants and
 * missed deadlines. Readers see all of it without waiting for the clock; it is written down here.
 */
import { clock } from "../../../core/workflow/actor.ts";
import { isLate } from "../../../core/workflow/time.ts";
import type { Caller } from "../people/caller.ts";
import { record } from "../audit/log.ts";
import type { Transaction } from "../port/store.ts";
import type { Learned, Scene } from "../visit.ts";
import { current } from "../tickets/workflow.ts";

/** So much of each kind in one transaction, so that callers do not wait long for the clock. */
const sweepLimit = 100;

/** Nobody calls when the clock acts. */
const nobody: Caller = {
  tokenId: "",
  principalId: clock.principalId,
  kind: "service",
  memberships: [],
  deskRoles: [],
  mayWrite: true,
  mayConfirm: false,
};

export function clockScene(
  place: Pick<Scene, "desk" | "transaction" | "now" | keyof Learned>,
): Scene {
  return { ...place, caller: nobody, role: "admin", actor: clock };
}

/** Whether more is left than one transaction takes. */
export async function sweep(scene: Scene): Promise<boolean> {
  const counts = [await openDue(scene), await tellExpired(scene), await tellLate(scene)];
  return counts.some((count) => count === sweepLimit);
}

/** Those whose time has come stand in the queue before anybody looks at it. */
export async function openDue(scene: Scene): Promise<number> {
  const waiting = await scene.transaction.tickets.due(scene.now, sweepLimit);
  for (const ticket of waiting) await current(scene, ticket);
  return waiting.length;
}

/** Files that broke off, here or before the desk was started; those still coming in are left alone. */
export async function discardUploads(
  { attachments }: Transaction,
  incoming: ReadonlySet<string>,
): Promise<void> {
  const abandoned = (await attachments.uploads()).filter((id) => !incoming.has(id));
  for (const id of abandoned.slice(0, sweepLimit)) await attachments.discard(id);
}

async function tellExpired(scene: Scene): Promise<number> {
  const { grants } = scene.transaction;
  const expired = await grants.expired(scene.now, sweepLimit);
  for (const { project, grant } of expired) {
    const { id: grantId, ticketId, expiresAt } = grant;
    await grants.tellExpiry(grantId);
    const payload = { grantId, expiresAt };
    await record(scene, { project, ticketId, kind: "grantExpired", payload, actor: clock });
  }
  return expired.length;
}

async function tellLate(scene: Scene): Promise<number> {
  const { transaction, now } = scene;
  const late = await transaction.tickets.late(now, sweepLimit);
  for (const { ticket } of late) {
    const { id: ticketId, project, deadline } = ticket;
    const isMissed = isLate(ticket, now);
    await transaction.tickets.tellLate(ticketId, deadline.dueAt, isMissed);
    if (!isMissed) continue;
    const payload = { dueAt: deadline.dueAt, provisional: deadline.provisional };
    await record(scene, { project, ticketId, kind: "deadlineMissed", payload, actor: clock });
  }
  return late.length;
}
