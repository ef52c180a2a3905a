import type { Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  failed,
  hasError,
  type Outcome,
  type Plan,
  succeeded,
} from "../../../framework/contract/index.ts";
import { changes, proposed, text } from "../../../framework/planning/index.ts";
import { bare, type Fields, isUnknown, unknown } from "../../../framework/value/index.ts";
import { workDecision } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { liveTicket } from "../ticket/live.ts";
import { namedOf } from "../ticket/named.ts";
import { error, warning } from "../telling.ts";
import {
  askingOf,
  guards,
  movedProblem,
  quoteOf,
  standingWarnings,
  statusOf,
  willAct,
} from "./standing.ts";
import { decided, undecided } from "./state.ts";

/** A decision that may be about anything stays `pending`, and so can never confirm in the same apply. */
export function planUnknown(prior: Fields | null, notes: Fields, inputs: Fields): Plan {
  const planned = proposed(workDecision, prior, inputs);
  if (prior === null)
    return { action: "create", planned: { ...planned, ...undecided, id: unknown }, private: {} };
  if (isUnknown(bare(inputs["requestId"] ?? null))) {
    const replaced = { ...proposed(workDecision, null, inputs), ...undecided };
    return { action: "replace", planned: replaced, private: {}, because: [["requestId"]] };
  }
  return { action: "update", planned, private: notes };
}

/** Follows what the desk asks now; acts only on what a person has named. */
export function planDecision(
  prior: Fields | null,
  notes: Fields,
  inputs: Fields,
  ticket: Ticket | null,
  call: Call<unknown>,
): Outcome<Plan> {
  if (reversal(prior, inputs) && ticket !== null) {
    return failed(error(call, "decision_final", namedOf(ticket), ["decision"]));
  }
  const status = statusOf(ticket, inputs, notes);
  const moved = movedProblem(prior, status, ticket, inputs, call);
  if (moved !== null) return failed(moved);
  if (ticket !== null && willAct(status, inputs))
    return planAct(prior, notes, inputs, ticket, call);
  const told = standingWarnings(status, ticket, inputs, call);
  const base = { ...proposed(workDecision, prior, inputs), id: text(inputs, "requestId") };
  if (prior === null) {
    // Only what can no longer change is promised; the rest shows itself at the next reading.
    const settled =
      ticket !== null && ticket.confirmedAt !== null ? decided(ticket, status) : undecided;
    return succeeded({ action: "create", planned: { ...base, ...settled }, private: notes }, told);
  }
  const quiet = changes(workDecision, prior, base).length === 0;
  if (quiet) return succeeded({ action: "none", planned: prior, private: notes }, told);
  const planned = {
    ...base,
    status: unknown,
    approvedCost: unknown,
    approvedWorkPlanHash: unknown,
    decidedAt: unknown,
  };
  const settled =
    ticket !== null && ticket.confirmedAt !== null
      ? { ...base, ...decided(ticket, status) }
      : planned;
  return succeeded({ action: "update", planned: settled, private: notes }, told);
}

function reversal(prior: Fields | null, inputs: Fields): boolean {
  return text(prior ?? {}, "status") === "confirmed" && text(inputs, "decision") === "re_review";
}

/** The plan that shows the step itself, for people and pipelines to approve. */
function planAct(
  prior: Fields | null,
  notes: Fields,
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
    return succeeded({ action, planned, private: notes }, found);
  }
  const planned = {
    ...base,
    status: "confirmed",
    approvedCost: quoteOf(ticket),
    approvedWorkPlanHash: ticket.workPlanHash,
  };
  const irreversible = warning(call, "decision_irreversible", askingOf(ticket, call));
  return succeeded({ action, planned, private: notes }, [irreversible, ...found]);
}

/** Nothing is undone by forgetting a decision. */
export const forget: Plan = { action: "delete" };

export async function planForget(prior: Fields, call: Call<Client>): Promise<Outcome<Plan>> {
  if (text(prior, "status") !== "confirmed") return succeeded(forget);
  const live = await liveTicket(text(prior, "requestId") ?? "", call);
  if (!live.ok || live.ticket === null) return succeeded(forget);
  return succeeded(forget, [warning(call, "decision_stands", namedOf(live.ticket))]);
}
