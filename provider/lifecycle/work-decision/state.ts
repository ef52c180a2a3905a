import type { Ticket } from "../../../desk/contract/index.ts";
import type { Stored } from "../../../framework/contract/index.ts";
import { storable } from "../../../framework/planning/index.ts";
import type { ComputedName } from "../../../framework/schema/index.ts";
import type { Fields, Value } from "../../../framework/value/index.ts";
import { type DecisionStatus, workDecision } from "../../resources/index.ts";
import { quoteOf } from "./request-for-approval.ts";
import { statusOf } from "./status.ts";
import { withSentRound } from "./deciding-attributes.ts";

type Outputs = Readonly<Record<ComputedName<typeof workDecision>, Value>>;

/** What a decision that has not been made says of itself. */
export const undecided = {
  status: "pending",
  approvedCost: null,
  approvedWorkPlanHash: null,
  decidedAt: null,
} as const;

/** What the desk says of the decision, as the resource's computed fields. */
export function decided(ticket: Ticket, status: DecisionStatus): Omit<Outputs, "id"> {
  if (status !== "confirmed") return { ...undecided, status };
  return {
    status,
    approvedCost: quoteOf(ticket),
    approvedWorkPlanHash: ticket.workPlanHash,
    decidedAt: ticket.confirmedAt,
  };
}

/** What is stored of a decision after looking at its ticket. */
export function storedDecision(state: Fields, privateState: Fields, ticket: Ticket): Stored {
  const status = statusOf(ticket, state, privateState);
  const sent = status === "re_review_sent" ? withSentRound(state, privateState) : privateState;
  const outputs = { ...decided(ticket, status), id: ticket.id } satisfies Outputs;
  return { state: storable(workDecision, { ...state, ...outputs }), private: sent };
}
