/** How a ticket is called where users are told of it. */
import { stateLabels } from "../../../core/workflow/state.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import type { Call } from "../../../framework/contract/index.ts";
import { languageOf } from "../diagnostics.ts";
import type { Named } from "../messages/named.ts";

export function labelOf(ticket: Ticket, call: Call<unknown>): string {
  return stateLabels[ticket.state]?.[languageOf(call.settings)] ?? ticket.state;
}

export function namedOf({ number, title, serverId }: Ticket): Named {
  return { number, title, serverId };
}
