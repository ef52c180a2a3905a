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
import { changes, proposed, text } from "../../../framework/planning/index.ts";
import { type Fields, unknown } from "../../../framework/value/index.ts";
import { workDecision } from "../../resources/index.ts";
import { error, warning } from "../diagnostics.ts";
import { namedOf } from "../ticket/named.ts";
import {
  askingOf,
  guards,
  movedProblem,
  quoteOf,
  statusWarnings,
  statusOf,
  willAct,
} from "./status.ts";
import { decided, undecided } from "./state.ts";

/** Follows what the desk asks now; acts only on what a person has named. */
export function planFollowing(
  proposal: Proposal,
  inputs: Fields,
  ticket: Ticket | null,
  call: Call<unknown>,
): Outcome<Plan> {
  const { prior, private: privateState } = proposal;
  if (reversal(prior, inputs) && ticket !== null) {
    return failed(error(call, "decision_final", namedOf(ticket), ["decision"]));
  }
  const status = statusOf(ticket, inputs, privateState);
  const moved = movedProblem(prior, status, ticket, inputs, call);
  if (moved !== null) return failed(moved);
  return ticket !== null && willAct(status, inputs)
    ? planAct(proposal, inputs, ticket, call)
    : planWait(proposal, inputs, ticket, call);
}

/** Only what can no longer change is promised; the rest shows itself at the next reading. */
function planWait(
  { prior, private: privateState }: Proposal,
  inputs: Fields,
  ticket: Ticket | null,
  call: Call<unknown>,
): Outcome<Plan> {
  const status = statusOf(ticket, inputs, privateState);
  const warnings = statusWarnings(status, ticket, inputs, call);
  const base = { ...proposed(workDecision, prior, inputs), id: text(inputs, "requestId") };
  if (prior !== null && changes(workDecision, prior, base).length === 0) {
    return succeeded({ action: "none", planned: prior, private: privateState }, warnings);
  }
  const isFinal = ticket !== null && ticket.confirmedAt !== null;
  const open = prior === null ? undecided : unread;
  const planned = { ...base, ...(isFinal ? decided(ticket, status) : open) };
  const action = prior === null ? "create" : "update";
  return succeeded({ action, planned, private: privateState }, warnings);
}

const unread: Fields = {
  status: unknown,
  approvedCost: unknown,
  approvedWorkPlanHash: unknown,
  decidedAt: unknown,
};

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
  const irreversible = warning(call, "decision_irreversible", askingOf(ticket, call));
  return succeeded({ action, planned, private: privateState }, [irreversible, ...found]);
}
