import type { Instant } from "../scalar/instant.ts";
import type { Ticket } from "./ticket.ts";

/** Whether the clock shall send `open`: at the moment itself, or when somebody reads later. */
export function isDueToOpen(ticket: Ticket, now: Instant): boolean {
  return ticket.state === "off_hours" && now >= ticket.processableFrom;
}

/** Whether the desk is, or was, too late. A paused clock cannot be late. */
export function isLate({ deadline, ending }: Ticket, now: Instant): boolean {
  return deadline.dueAt !== null && (ending?.endedAt ?? now) > deadline.dueAt;
}
