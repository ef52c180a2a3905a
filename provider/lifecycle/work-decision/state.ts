import type { Ticket } from "../../../desk/contract/index.ts";
import type { Stored } from "../../../framework/contract/index.ts";
import { storable } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { type DecisionStatus, workDecision } from "../../resources/index.ts";
import { quoteOf, roundOf, statusOf } from "./standing.ts";

/** What a decision that has not been made says of itself. */
export const undecided: Fields = {
  status: "pending",
  approvedCost: null,
  approvedWorkPlanHash: null,
  decidedAt: null,
};

/** What the desk says of the decision, as the resource's computed fields. */
export function decided(ticket: Ticket, status: DecisionStatus): Fields {
  if (status !== "confirmed") return { ...undecided, status };
  return {
    status,
    approvedCost: quoteOf(ticket),
    approvedWorkPlanHash: ticket.workPlanHash,
    decidedAt: ticket.confirmedAt,
  };
}

/** What is stored of a decision after looking at its ticket. */
export function standing(state: Fields, notes: Fields, ticket: Ticket): Stored {
  const status = statusOf(ticket, state, notes);
  const sent = status === "re_review_sent" ? { ...notes, sentRound: roundOf(state) } : notes;
  const outputs = { ...decided(ticket, status), id: ticket.id };
  return { state: storable(workDecision, { ...state, ...outputs }), private: sent };
}
