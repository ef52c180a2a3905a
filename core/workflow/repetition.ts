import { digestOf } from "../scalar/digest.ts";
import type { Event } from "./event.ts";
import type { LastAction, Ticket } from "./ticket.ts";

export function actionOf({ actor, ...event }: Event): LastAction {
  return { kind: event.kind, principalId: actor.principalId, digest: digestOf(event) };
}

/**
 * Whether this event, with these arguments and by this principal, is in effect already: an answer
 * was lost, and whoever waited for it asks again. The desk answers as it did, before it looks at
 * versions. A confirmation stays in effect whatever follows it.
 */
export function isAlreadyInEffect(ticket: Ticket, event: Event): boolean {
  // Sealed parts are not in the event, so a change of them cannot be told from another change.
  if ("sealed" in event && event.sealed === "changed") return false;
  const { kind, principalId, digest } = actionOf(event);
  const last = ticket.lastAction;
  const isLast = last.kind === kind && last.principalId === principalId && last.digest === digest;
  return isLast || isConfirmationOf(ticket, event);
}

function isConfirmationOf({ confirmation }: Ticket, event: Event): boolean {
  return (
    event.kind === "confirm" &&
    confirmation !== null &&
    confirmation.confirmedBy === event.actor.principalId &&
    confirmation.workPlanHash === event.workPlanHash
  );
}
