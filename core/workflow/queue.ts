import { isTerminal } from "./state.ts";
import type { Ticket } from "./ticket.ts";

export interface QueueKey {
  readonly priority: number;
  readonly sequence: number;
}

/**
 * First come, first served within a class; a higher class is served before a lower one.
 * Who came first is told by the sequence and by no clock, which may step back.
 */
export function compareInQueue(left: QueueKey, right: QueueKey): number {
  return right.priority - left.priority || left.sequence - right.sequence;
}

/** The ticket to claim next. */
export function queueHead(tickets: readonly Ticket[]): Ticket | null {
  const waiting = tickets.filter(({ state }) => state === "received");
  return waiting.toSorted(compareInQueue)[0] ?? null;
}

/**
 * The desk accepts an expedite: one class up. No event of the customer does this.
 * An ended ticket has no place in the queue and stays as it is.
 */
export function raisePriority(ticket: Ticket): Ticket {
  if (isTerminal(ticket.state)) return ticket;
  return { ...ticket, priority: ticket.priority + 1, version: ticket.version + 1 };
}
