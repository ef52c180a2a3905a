import type { Ticket } from "../../desk/contract/index.ts";
import {
  type Call,
  failed,
  hasError,
  type Outcome,
  type Plan,
  type Resource,
  type Stored,
  succeeded,
} from "../../framework/contract/index.ts";
import { changes, proposed, storable, text } from "../../framework/planning/index.ts";
import { bare, type Fields, isUnknown, unknown } from "../../framework/value/index.ts";
import { type DecisionStatus, workDecision } from "../resources/index.ts";
import { ask, type Client } from "./client.ts";
import {
  askingOf,
  guards,
  isAsked,
  movedProblem,
  quoteOf,
  roundOf,
  standingWarnings,
  statusOf,
  willAct,
} from "./decision/standing.ts";
import { liveTicket } from "./request/plan-destroy.ts";
import { importedTicket } from "./request/read.ts";
import { namedOf } from "./request/state.ts";
import { error, languageOf, refused, warning } from "./telling.ts";

/**
 * The irreversible step. It follows what the desk asks, and never blocks or acts by itself:
 * only an apply whose plan showed the decision, for a work plan that a person named, decides.
 */
export const workDecisionResource: Resource<Client> = {
  schema: workDecision,
  live: true,

  check(inputs, settings) {
    const isReReview = text(inputs, "decision") === "re_review";
    if (!isReReview || bare(inputs["reason"] ?? null) !== null) return [];
    return [error({ settings }, "decision_reason_missing", {}, ["reason"])];
  },

  async plan({ prior, private: notes, inputs }, call) {
    const { client } = call;
    if (inputs === null) return client === null ? succeeded(forget) : planForget(prior ?? {}, { ...call, client });
    const requestId = text(inputs, "requestId");
    if (client === null || requestId === null) return succeeded(planUnknown(prior, notes, inputs));
    const live = await liveTicket(requestId, { ...call, client });
    if (!live.ok) return failed(refused(call, live.fault));
    if (prior !== null && text(prior, "requestId") !== requestId) {
      const planned = { ...proposed(workDecision, null, inputs), id: requestId };
      return succeeded({ action: "replace", planned, private: {}, because: [["requestId"]] });
    }
    return planDecision(prior, notes, inputs, live.ticket, call);
  },

  async effect(inputs, before, call) {
    const { client } = call;
    const requestId = text(inputs, "requestId");
    if (client === null || requestId === null) return succeeded(before ?? waits(call));
    const live = await liveTicket(requestId, { ...call, client });
    if (!live.ok) return failed(refused(call, live.fault));
    const acts = live.ticket !== null && willAct(statusOf(live.ticket, inputs, {}), inputs);
    return succeeded(acts ? sentence(live.ticket, inputs, call) : (before ?? waits(call)));
  },

  create(planned, inputs, call) {
    return decide(planned, inputs, call);
  },

  async read(stored, call) {
    const live = await liveTicket(text(stored.state, "requestId") ?? "", call);
    if (!live.ok) return failed(refused(call, live.fault));
    if (live.ticket === null) return succeeded(stored);
    return succeeded(standing(stored.state, stored.private, live.ticket));
  },

  update(_prior, planned, inputs, call) {
    return decide(planned, inputs, call);
  },

  async delete() {
    return succeeded("done");
  },

  async import(handle, call) {
    const found = await importedTicket(handle, call);
    if (found.value === undefined) return failed(...found.diagnostics);
    const ticket = found.value;
    const reason = ticket.reReviewReason;
    if (ticket.confirmedAt === null && reason === null) {
      return failed(error(call, "decision_not_made", namedOf(ticket)));
    }
    const decision = ticket.confirmedAt === null ? "re_review" : "confirm";
    return succeeded(standing({ requestId: ticket.id, decision, reason: decision === "confirm" ? null : reason }, {}, ticket));
  },
};

/** A decision that may be about anything stays `pending`, and so can never confirm in the same apply. */
function planUnknown(prior: Fields | null, notes: Fields, inputs: Fields): Plan {
  const planned = proposed(workDecision, prior, inputs);
  if (prior === null) return { action: "create", planned: { ...planned, ...undecided, id: unknown }, private: {} };
  if (isUnknown(bare(inputs["requestId"] ?? null))) {
    const replaced = { ...proposed(workDecision, null, inputs), ...undecided };
    return { action: "replace", planned: replaced, private: {}, because: [["requestId"]] };
  }
  return { action: "update", planned, private: notes };
}

const undecided: Fields = {
  status: "pending",
  approvedCost: null,
  approvedWorkPlanHash: null,
  decidedAt: null,
};

function planDecision(
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
  if (ticket !== null && willAct(status, inputs)) return planAct(prior, notes, inputs, ticket, call);
  const told = standingWarnings(status, ticket, inputs, call);
  const base = { ...proposed(workDecision, prior, inputs), id: text(inputs, "requestId") };
  if (prior === null) {
    // Only what can no longer change is promised; the rest shows itself at the next reading.
    const settled = ticket !== null && ticket.confirmedAt !== null ? decided(ticket, status) : undecided;
    return succeeded({ action: "create", planned: { ...base, ...settled }, private: notes }, told);
  }
  const quiet = changes(workDecision, prior, base).length === 0;
  if (quiet) return succeeded({ action: "none", planned: prior, private: notes }, told);
  const planned = { ...base, status: unknown, approvedCost: unknown, approvedWorkPlanHash: unknown, decidedAt: unknown };
  const settled = ticket !== null && ticket.confirmedAt !== null ? { ...base, ...decided(ticket, status) } : planned;
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

/** Acts only if the plan said so, and only on what the plan named; refuses when the desk has moved. */
async function decide(
  planned: Stored,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Stored>> {
  call.client.ledger.applying();
  const promised = text(planned.state, "status");
  const requestId = text(planned.state, "requestId") ?? "";
  const live = await liveTicket(requestId, call);
  if (!live.ok) return failed(refused(call, live.fault));
  const { ticket } = live;
  const acts = promised === "confirmed" || promised === "re_review_sent";
  if (ticket === null || !acts) return succeeded(asPromised(planned, ticket));
  if (!isAsked(ticket)) return settled(planned, promised, inputs, ticket, call);
  const found = guards(ticket, inputs, call);
  if (hasError(found)) return failed(...found);
  const reply =
    promised === "confirmed"
      ? await confirm(ticket, inputs, call)
      : await ask(call, "requestReReview", {
          parameters: { project: call.client.project, ticket: ticket.id },
          version: ticket.version,
          body: { reason: text(inputs, "reason") ?? "" },
        });
  if (!reply.ok) return failed(refused(call, reply.fault));
  const notes = promised === "re_review_sent" ? { sentRound: roundOf(inputs) } : {};
  return succeeded(standing(planned.state, notes, reply.answer.ticket));
}

/** `workPlanHash` is the planned one: the desk refuses it when it asks about another plan. */
function confirm(ticket: Ticket, inputs: Fields, call: Call<Client>) {
  return ask(call, "confirmTicket", {
    parameters: { project: call.client.project, ticket: ticket.id },
    version: ticket.version,
    body: { workPlanHash: text(inputs, "workPlanHash") ?? "", acknowledgeIrreversible: true },
  });
}

/** The desk does not ask: either it was decided as planned before, or it moved and nothing is done. */
function settled(
  planned: Stored,
  promised: string,
  inputs: Fields,
  ticket: Ticket,
  call: Call<Client>,
): Outcome<Stored> {
  const status = statusOf(ticket, inputs, planned.private);
  const isSame = status !== "confirmed" || ticket.workPlanHash === text(inputs, "workPlanHash");
  if (status === promised && isSame) return succeeded(standing(planned.state, planned.private, ticket));
  const problem = movedProblem({ status: "actionable" }, "pending", ticket, inputs, call);
  return failed(...(problem === null ? [] : [problem]));
}

/** Without an action the state is what was promised; what was left open is filled from the desk. */
function asPromised({ state, private: notes }: Stored, ticket: Ticket | null): Stored {
  const unseen = { state: { ...state, ...undecided }, private: notes };
  const seen = ticket === null ? unseen : standing(state, notes, ticket);
  const entries = Object.entries(state).map(([name, value]) => [
    name,
    isUnknown(value) ? (seen.state[name] ?? null) : value,
  ]);
  return { state: storable(workDecision, Object.fromEntries(entries)), private: seen.private };
}

function decided(ticket: Ticket, status: DecisionStatus): Fields {
  if (status !== "confirmed") return { ...undecided, status };
  return {
    status,
    approvedCost: quoteOf(ticket),
    approvedWorkPlanHash: ticket.workPlanHash,
    decidedAt: ticket.confirmedAt,
  };
}

function standing(state: Fields, notes: Fields, ticket: Ticket): Stored {
  const status = statusOf(ticket, state, notes);
  const sent = status === "re_review_sent" ? { ...notes, sentRound: roundOf(state) } : notes;
  const outputs = { ...decided(ticket, status), id: ticket.id };
  return { state: storable(workDecision, { ...state, ...outputs }), private: sent };
}

const forget: Plan = { action: "delete", effect: "forget" };

async function planForget(prior: Fields, call: Call<Client>): Promise<Outcome<Plan>> {
  if (text(prior, "status") !== "confirmed") return succeeded(forget);
  const live = await liveTicket(text(prior, "requestId") ?? "", call);
  if (!live.ok || live.ticket === null) return succeeded(forget);
  return succeeded(forget, [warning(call, "decision_stands", namedOf(live.ticket))]);
}

function waits(call: Call<unknown>): string {
  return languageOf(call.settings) === "ko" ? "엔지니어의 승인 요청 대기" : "wait for the engineer";
}

/** How the step reads in a preview that shows changed inputs only. */
function sentence(ticket: Ticket | null, inputs: Fields, call: Call<unknown>): string {
  if (ticket === null) return waits(call);
  const korean = languageOf(call.settings) === "ko";
  if (text(inputs, "decision") === "re_review") {
    return korean ? `${ticket.number} 재검토 요청` : `ASK FOR A RE-REVIEW of ${ticket.number}`;
  }
  const { cost, workPlanHash } = askingOf(ticket, call);
  return korean
    ? `${ticket.number} 확정, ${cost}, 작업 계획 ${workPlanHash}`
    : `CONFIRM ${ticket.number}, ${cost}, work plan ${workPlanHash}`;
}
