import { stateLabels } from "../../../core/workflow/state.ts";
import type { Context } from "../command.ts";
import type { CommandLine } from "../command-line.ts";
import type { TicketAnswer } from "./connection.ts";
import { withoutContact } from "./hide-contact.ts";

/** What became of the ticket, in one line. */
export function tellTicket(
  answer: TicketAnswer,
  given: CommandLine,
  { terminal, language }: Context,
): void {
  if (given.flag("--json")) return terminal.data(withoutContact(answer, given));
  const { number, state } = answer.ticket;
  terminal.say(`${number}: ${stateLabels[state][language]}`);
}
