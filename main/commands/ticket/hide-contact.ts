/** Contact data is shown to those who ask for it by name, in JSON too: output ends up in logs. */
import type { Ticket } from "../../../desk/contract/index.ts";
import type { CommandLine } from "../command-line.ts";
import type { TicketAnswer } from "./connection.ts";

const hidden = "***";

export function withoutContact<Answer extends TicketAnswer>(
  answer: Answer,
  given: CommandLine,
): Answer {
  return { ...answer, ticket: hideContact(answer.ticket, given) };
}

export function hideContact(ticket: Ticket, given: CommandLine): Ticket {
  if (ticket.contact === null || given.flag("--contact")) return ticket;
  return { ...ticket, contact: { name: hidden, phone: hidden, email: hidden } };
}
