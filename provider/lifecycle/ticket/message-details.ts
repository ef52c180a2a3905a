/** What messages are told of a ticket: its name, and its state in the language of the user. */
import { stateLabels } from "../../../core/workflow/state.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import type { Call } from "../../../framework/contract/index.ts";
import { languageOf } from "../diagnostics.ts";
import type { TicketName } from "../messages/ticket-name.ts";

export function stateLabelOf(ticket: Ticket, call: Call<unknown>): string {
  return stateLabels[ticket.state]?.[languageOf(call.settings)] ?? ticket.state;
}

export function nameDetails({ number, title, serverId }: Ticket): TicketName {
  return { number, title, serverId };
}
