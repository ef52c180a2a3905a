/** What the desk asks a decision about. */
import { formatWon } from "../../../core/scalar/money.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import type { Call } from "../../../framework/contract/index.ts";
import { languageOf } from "../diagnostics.ts";
import { nameDetails } from "../ticket/message-details.ts";

/** Whether the desk waits for a decision on this ticket. */
export function isAsked(ticket: Ticket): boolean {
  return ticket.state === "approval_requested" && ticket.confirmedAt === null;
}

/** What messages are told of it. */
export function approvalDetails(ticket: Ticket, call: Call<unknown>) {
  const cost = formatWon(quoteOf(ticket), languageOf(call.settings));
  return { ...nameDetails(ticket), cost, workPlanHash: ticket.workPlanHash ?? "" };
}

export function quoteOf(ticket: Ticket): number {
  return (ticket.quote ?? ticket.estimate).amount;
}
