import { formatWon } from "../../../core/scalar/money.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import type { Call, Diagnostic } from "../../../framework/contract/index.ts";
import { text, whole } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import type { DecisionStatus } from "../../resources/index.ts";
import { error, languageOf, spelled, warning } from "../diagnostics.ts";
import { labelOf, namedOf } from "../ticket/named.ts";
import { isNamed, reasonOf, roundOf } from "./deciding-attributes.ts";

/** Whether the desk waits for a decision on this ticket. */
export function isAsked(ticket: Ticket): boolean {
  return ticket.state === "approval_requested" && ticket.confirmedAt === null;
}

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

export function askingOf(ticket: Ticket, call: Call<unknown>) {
  const cost = formatWon(quoteOf(ticket), languageOf(call.settings));
  return { ...namedOf(ticket), cost, workPlanHash: ticket.workPlanHash ?? "" };
}

export function quoteOf(ticket: Ticket): number {
  return (ticket.quote ?? ticket.estimate).amount;
}

/** What forbids a confirmation that was named, and what only the start of the work will want. */
export function guards(ticket: Ticket, inputs: Fields, call: Call<unknown>): readonly Diagnostic[] {
  if (text(inputs, "decision") !== "confirm") return [];
  const found: Diagnostic[] = [];
  const until = ticket.workPlan?.window.end ?? "";
  if (!coversWindow(ticket)) {
    found.push(error(call, "decision_grant_missing", { ...namedOf(ticket), until }));
  }
  const maxCost = whole(inputs, "maxCost");
  if (maxCost !== null && quoteOf(ticket) > maxCost) {
    const language = languageOf(call.settings);
    const details = {
      cost: formatWon(quoteOf(ticket), language),
      maxCost: formatWon(maxCost, language),
    };
    found.push(error(call, "decision_cost_above_max", details, ["maxCost"]));
  }
  if (!ticket.keyRegistered) found.push(warning(call, "decision_key_missing", namedOf(ticket)));
  return found;
}

function coversWindow({ grant, workPlan }: Ticket): boolean {
  if (grant === null || workPlan === null || grant.state !== "active") return false;
  return Date.parse(grant.expiresAt) >= Date.parse(workPlan.window.end);
}

/** What the user should know of a decision that is not made now. */
export function statusWarnings(
  prior: Fields | null,
  status: DecisionStatus,
  ticket: Ticket | null,
  inputs: Fields,
  call: Call<unknown>,
): readonly Diagnostic[] {
  if (status === "pending") {
    const name = ticket?.number ?? text(inputs, "requestId") ?? "?";
    const stateLabel = ticket === null ? null : labelOf(ticket, call);
    return [warning(call, "decision_waits", { ticket: name, stateLabel })];
  }
  if (ticket === null) return [];
  if (status === "superseded") return [supersededBy(warning, ticket, inputs, call)];
  if (status === "re_review_sent" && isAsked(ticket)) {
    return [warning(call, "decision_sent_before", namedOf(ticket), ["round"])];
  }
  if (status === "not_applicable" && text(prior ?? {}, "status") !== status) {
    const isConfirmed = ticket.confirmedAt !== null;
    return [warning(call, "decision_too_late", { ...namedOf(ticket), isConfirmed })];
  }
  if (status !== "actionable") return [];
  const attributes = {
    hashAttribute: spelled(call, "workPlanHash"),
    acknowledgeAttribute: spelled(call, "acknowledgeIrreversible"),
    sign: call.origin === undefined ? " =" : ":",
  };
  return [warning(call, "decision_asked", { ...askingOf(ticket, call), ...attributes })];
}

/** Names both work plans, so that nobody has to guess which one was read. */
function supersededBy(
  tell: typeof error,
  ticket: Ticket,
  inputs: Fields,
  call: Call<unknown>,
): Diagnostic {
  const configuredHash = text(inputs, "workPlanHash") ?? "";
  return tell(call, "decision_superseded", { ...askingOf(ticket, call), configuredHash }, [
    "workPlanHash",
  ]);
}

/** No engineer has seen it yet, so that it cannot have been asked about before. */
function isUntouched({ state }: Ticket): boolean {
  return state === "off_hours" || state === "received";
}

/**
 * The desk asked when this was planned, and does not any more: nothing may be done instead.
 * An engine that applies a new declaration plans it once more and tells nothing of the first time,
 * so there a confirmation of a work plan that is not asked about is refused whenever it is planned;
 * but for a ticket that was just filed, as when everything is destroyed and applied again.
 */
export function movedProblem(
  prior: Fields | null,
  status: DecisionStatus,
  ticket: Ticket | null,
  inputs: Fields,
  call: Call<unknown>,
): Diagnostic | null {
  const stands = status === "actionable" || status === "confirmed" || status === "re_review_sent";
  if (stands || ticket === null || !isNamed(inputs)) return null;
  const wasAsked =
    prior === null
      ? text(inputs, "decision") === "confirm" && !isUntouched(ticket)
      : text(prior, "status") === "actionable";
  if (!wasAsked) return null;
  if (status === "superseded") return supersededBy(error, ticket, inputs, call);
  return moved(ticket, inputs, call);
}

export function moved(ticket: Ticket, inputs: Fields, call: Call<unknown>): Diagnostic {
  return error(call, "decision_moved", {
    ...namedOf(ticket),
    stateLabel: labelOf(ticket, call),
    workPlanHash: text(inputs, "workPlanHash") ?? "",
  });
}
