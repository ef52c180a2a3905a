/** The order in which the desk is to claim, said apart from the desk's own statement of it. */
import type { Ticket } from "../../core/workflow/ticket.ts";

interface QueueKey {
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
