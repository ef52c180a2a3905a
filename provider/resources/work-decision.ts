import type { Schema } from "../../framework/schema/index.ts";
import {
  boolean,
  computed,
  integer,
  oneOf,
  optional,
  replacing,
  required,
  string,
} from "./kinds.ts";

export const decisionStatuses = [
  "pending",
  "actionable",
  "superseded",
  "confirmed",
  "re_review_sent",
  "not_applicable",
] as const;
export type DecisionStatus = (typeof decisionStatuses)[number];

export const workDecision = {
  name: "WorkDecision",
  version: 0,
  description:
    "The customer's decision on a work plan. It waits without blocking, and confirms only the work plan that `work_plan_hash` names. A confirmation cannot be undone.",
  fields: {
    requestId: replacing(required(string, "The request to decide about.")),
    grantId: optional(string, "Orders the decision after the firewall grant."),
    keyRegistrationId: optional(string, "Orders the decision after the key registration."),
    decision: required(
      oneOf(["confirm", "re_review"]),
      "Confirm the work, or ask for another plan.",
    ),
    reason: optional(string, "Why the plan is sent back. Needed for a re-review."),
    workPlanHash: optional(string, "The work plan that was read and agreed to."),
    maxCost: optional(integer, "Refuse to confirm above it. Won, without VAT."),
    acknowledgeIrreversible: optional(boolean, "True: confirmed work can no longer be cancelled."),
    round: optional(integer, "Raise it to send another re-review."),
    id: computed(string, "The request's id."),
    status: computed(oneOf(decisionStatuses), "Where the decision stands."),
    approvedCost: computed(integer, "The confirmed quote. Won, without VAT."),
    approvedWorkPlanHash: computed(string, "The confirmed work plan."),
    decidedAt: computed(string, "When it was decided. RFC 3339."),
  },
} satisfies Schema;
