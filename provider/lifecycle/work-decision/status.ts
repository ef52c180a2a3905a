import type { Ticket } from "../../../desk/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import type { DecisionStatus } from "../../resources/index.ts";
import { isNamed, reasonOf, roundOf } from "./deciding-attributes.ts";
import { isAsked } from "./request-for-approval.ts";

/** Where a decision stands, from what the desk says and what was already sent. Decides, never acts. */
export function statusOf(
  ticket: Ticket | null,
  inputs: Fields,
  privateState: Fields,
): DecisionStatus {
  if (ticket === null) return "pending";
  const isReReview = text(inputs, "decision") === "re_review";
  if (ticket.confirmedAt !== null) return isReReview ? "not_applicable" : "confirmed";
  if (ticket.phase === "terminal") return "not_applicable";
  if (isReReview && wasSent(ticket, inputs, privateState)) return "re_review_sent";
  if (!isAsked(ticket)) return "pending";
  const hash = text(inputs, "workPlanHash");
  return !isReReview && hash !== null && hash !== ticket.workPlanHash ? "superseded" : "actionable";
}

/**
 * This round's re-review reached the desk, by our private state; or, after a lost answer, by the
 * desk's reason, unless that is an earlier round's.
 */
function wasSent(ticket: Ticket, inputs: Fields, { sentRound, sentReason }: Fields): boolean {
  if (sentRound === roundOf(inputs)) return true;
  const reason = reasonOf(inputs);
  const isNew = reason !== null && reason !== sentReason;
  return isNew && !isAsked(ticket) && ticket.reReviewReason === reason;
}

export function willAct(status: DecisionStatus, inputs: Fields): boolean {
  return status === "actionable" && isNamed(inputs);
}
