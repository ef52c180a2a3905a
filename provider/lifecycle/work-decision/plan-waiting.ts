import type { Plan, Proposal } from "../../../framework/contract/index.ts";
import { changes, proposed, text } from "../../../framework/planning/index.ts";
import { bare, type Fields, unknown } from "../../../framework/value/index.ts";
import { workDecision } from "../../resources/index.ts";
import { undecided } from "./state.ts";
import { mayAct } from "./deciding-attributes.ts";

/**
 * The plan that makes no decision. Only what can no longer change is promised: `final`, where there
 * is that. The rest shows itself at the next reading.
 */
export function planWaiting(
  { prior, private: privateState }: Proposal,
  inputs: Fields,
  final: Fields | null = null,
): Plan {
  const base = { ...proposed(workDecision, prior, inputs), id: bare(inputs["requestId"] ?? null) };
  if (prior !== null && changes(workDecision, prior, base).length === 0) {
    return { action: "none", planned: prior, private: privateState };
  }
  const open = mayAct(inputs, privateState) ? held(prior) : unread;
  const action = prior === null ? "create" : "update";
  return { action, planned: { ...base, ...(final ?? open) }, private: privateState };
}

const unread: Fields = {
  status: unknown,
  approvedCost: unknown,
  approvedWorkPlanHash: unknown,
  decidedAt: unknown,
};

/**
 * An apply plans once more, and engines hold that plan to what the first one knew. So where the
 * attributes could decide, the status is known, and none of a decision: no apply makes what no plan has shown.
 */
function held(prior: Fields | null): Fields {
  if (prior === null) return undecided;
  const status = text(prior, "status");
  return status === "confirmed" || status === "re_review_sent" ? undecided : {};
}
