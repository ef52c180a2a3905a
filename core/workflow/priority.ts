import { isTerminal } from "./state.ts";
import type { Ticket } from "./ticket.ts";

/**
 * The desk accepts an expedite: one class up. No event of the customer does this.
 * An ended ticket has no place in the queue and stays as it is.
 */
export function raisePriority(ticket: Ticket): Ticket {
  if (isTerminal(ticket.state)) return ticket;
  return { ...ticket, priority: ticket.priority + 1, version: ticket.version + 1 };
}
