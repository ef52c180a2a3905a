import type { Ticket } from "../../../desk/contract/index.ts";
import type { Call, Diagnostic } from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import type { DecisionStatus } from "../../resources/index.ts";
import { error, spelled, warning } from "../diagnostics.ts";
import { isPulumi } from "../engine.ts";
import { nameDetails, stateLabelOf } from "../ticket/message-details.ts";
import { isNamed } from "./deciding-attributes.ts";
import { approvalDetails, isAsked } from "./request-for-approval.ts";

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
    const stateLabel = ticket === null ? null : stateLabelOf(ticket, call);
    return [warning(call, "decision_waits", { ticket: name, stateLabel })];
  }
  if (ticket === null) return [];
  if (status === "superseded") return [supersededBy(warning, ticket, inputs, call)];
  if (status === "re_review_sent" && isAsked(ticket)) {
    return [warning(call, "decision_sent_before", nameDetails(ticket), ["round"])];
  }
  if (status === "not_applicable" && text(prior ?? {}, "status") !== status) {
    const isConfirmed = ticket.confirmedAt !== null;
    return [warning(call, "decision_too_late", { ...nameDetails(ticket), isConfirmed })];
  }
  if (status !== "actionable") return [];
  const attributes = {
    hashAttribute: spelled(call, "workPlanHash"),
    acknowledgeAttribute: spelled(call, "acknowledgeIrreversible"),
    sign: isPulumi(call) ? ":" : " =",
  };
  return [warning(call, "decision_asked", { ...approvalDetails(ticket, call), ...attributes })];
}

/** Names both work plans, so that nobody has to guess which one was read. */
function supersededBy(
  tell: typeof error,
  ticket: Ticket,
  inputs: Fields,
  call: Call<unknown>,
): Diagnostic {
  const configuredHash = text(inputs, "workPlanHash") ?? "";
  return tell(call, "decision_superseded", { ...approvalDetails(ticket, call), configuredHash }, [
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
    ...nameDetails(ticket),
    stateLabel: stateLabelOf(ticket, call),
    workPlanHash: text(inputs, "workPlanHash") ?? "",
  });
}
