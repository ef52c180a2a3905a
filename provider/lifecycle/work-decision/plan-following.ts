import type { Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  failed,
  hasError,
  type Outcome,
  type Plan,
  type Proposal,
  succeeded,
} from "../../../framework/contract/index.ts";
import { proposed, text } from "../../../framework/planning/index.ts";
import { type Fields, unknown } from "../../../framework/value/index.ts";
import { workDecision } from "../../resources/index.ts";
import { error, spelled, warning } from "../diagnostics.ts";
import { nameDetails } from "../ticket/message-details.ts";
import { actionSentence } from "./preview-sentence.ts";
import { planWaiting } from "./plan-waiting.ts";
import { guards } from "./guards.ts";
import { approvalDetails, quoteOf } from "./request-for-approval.ts";
import { statusOf } from "./status.ts";
import { movedProblem, statusWarnings } from "./status-diagnostics.ts";
import { decided, undecided } from "./state.ts";
import { mayAct, unknownAttribute } from "./deciding-attributes.ts";

/** Follows what the desk asks now; acts only on what a person has named. */
export function planFollowing(
  proposal: Proposal,
  inputs: Fields,
  ticket: Ticket | null,
  call: Call<unknown>,
): Outcome<Plan> {
  const { prior, private: privateState } = proposal;
  if (reversal(prior, inputs) && ticket !== null) {
    return failed(error(call, "decision_final", nameDetails(ticket), ["decision"]));
  }
  const status = statusOf(ticket, inputs, privateState);
  const moved = movedProblem(prior, status, ticket, inputs, call);
  if (moved !== null) return failed(moved);
  if (ticket !== null && status === "actionable" && mayAct(inputs, privateState)) {
    const attribute = unknownAttribute(inputs);
    if (attribute !== null) {
      const details = { ...nameDetails(ticket), attribute: spelled(call, attribute) };
      return failed(error(call, "decision_unknown", details, [attribute]));
    }
    if (isShown(proposal, inputs, ticket, call)) return planAct(proposal, inputs, ticket, call);
  }
  const isFinal =
    ticket !== null && ticket.confirmedAt !== null && text(inputs, "decision") !== null;
  const plan = planWaiting(proposal, inputs, isFinal ? decided(ticket, status) : null);
  return succeeded(plan, statusWarnings(prior, status, ticket, inputs, call));
}

/** An engine that shows a sentence in place of a plan does no more than that says. */
function isShown(
  { previewSentence }: Proposal,
  inputs: Fields,
  ticket: Ticket,
  call: Call<unknown>,
) {
  return previewSentence === undefined || previewSentence === actionSentence(inputs, ticket, call);
}

function reversal(prior: Fields | null, inputs: Fields): boolean {
  return text(prior ?? {}, "status") === "confirmed" && text(inputs, "decision") === "re_review";
}

/** The plan that shows the step itself, for people and pipelines to approve. */
function planAct(
  { prior, private: privateState }: Proposal,
  inputs: Fields,
  ticket: Ticket,
  call: Call<unknown>,
): Outcome<Plan> {
  const found = guards(ticket, inputs, call);
  if (hasError(found)) return failed(...found);
  const action = prior === null ? "create" : "update";
  const base = { ...proposed(workDecision, prior, inputs), id: ticket.id, decidedAt: unknown };
  if (text(inputs, "decision") === "re_review") {
    const planned = { ...base, ...undecided, status: "re_review_sent" };
    return succeeded({ action, planned, private: privateState }, found);
  }
  const planned = {
    ...base,
    status: "confirmed",
    approvedCost: quoteOf(ticket),
    approvedWorkPlanHash: ticket.workPlanHash,
  };
  const irreversible = warning(call, "decision_irreversible", approvalDetails(ticket, call));
  return succeeded({ action, planned, private: privateState }, [irreversible, ...found]);
}
