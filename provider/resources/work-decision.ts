import type { Declaration } from "./declaration.ts";
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
    "The customer's decision on a request's work plan. It waits without blocking, and confirms only the work plan that `workPlanHash` names. A confirmation cannot be undone.",
  manual: {
    rationale:
      "Confirmed work is charged, and neither side can cancel it any more. So the yes is a line in a plan, bound to the work plan that somebody has read, and an apply never confirms what no person has named. Declare it together with the request: it stays `pending` until an engineer asks for approval, and the next plan then tells the price and the lines that would confirm. Pulumi's previews also show the step itself, as the property `effect`, which the provider sets: an update does no more than that says. The provider's token needs the scope `confirm`. Whoever would rather decide by hand leaves it out and uses `deskform ticket confirm` or `deskform ticket re-review`.",
    handle: {
      description:
        "The id or number of the decided request, or an address that ends with one of them. A decision that is not made yet is declared, not imported.",
      example: "N1",
    },
    destroying:
      "Only the declaration is forgotten: what was decided stays decided, and for a confirmed ticket a warning says so.",
  },
  fields: {
    requestId: replacing(required(string, "The request to decide about: its `requestId`.")),
    grantId: optional(string, "The firewall grant's `id`, so that the grant is made first."),
    keyRegistrationId: optional(
      string,
      "The key registration's `id`, so that the registration is made first.",
    ),
    decision: required(
      oneOf(["confirm", "re_review"]),
      "Whether to `confirm` the work plan, or to send it back with a `reason` for a `re_review`. Confirmed stays confirmed.",
    ),
    reason: optional(string, "What the engineer is to change. Required for a re-review."),
    workPlanHash: optional(
      string,
      "The work plan that a person has read and agrees to. Nothing is confirmed without it, or when the desk asks about another one.",
    ),
    maxCost: optional(
      integer,
      "The most that the work may cost, in won without VAT: a higher quote is not confirmed. No limit if left out.",
    ),
    acknowledgeIrreversible: optional(
      boolean,
      "True says that confirmed work can no longer be cancelled. Nothing is confirmed without it.",
    ),
    round: optional(integer, "Counts the re-reviews: raise it to send another one. 1 if left out."),
    id: computed(string, "The id of the request."),
    status: computed(
      oneOf(decisionStatuses),
      "Where the decision stands: `pending` while the desk does not ask, `actionable` when it does, `superseded` when it asks about another work plan than `workPlanHash`, `confirmed` or `re_review_sent` once decided, `not_applicable` when there is nothing left to decide.",
    ),
    approvedCost: computed(
      integer,
      "The confirmed quote, in won without VAT; null until confirmed.",
    ),
    approvedWorkPlanHash: computed(string, "The confirmed work plan; null until confirmed."),
    decidedAt: computed(string, "When the work was confirmed; null until then. RFC 3339."),
  },
} satisfies Declaration;
