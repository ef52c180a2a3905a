import type { Calendar } from "../calendar/calendar.ts";
import { extendDeadline } from "../calendar/deadline.ts";
import type { Instant } from "../scalar/instant.ts";
import { isTerminal } from "./state.ts";
import type { Ticket } from "./ticket.ts";

/** A new holiday or closure was learned of: the deadline moves later, or the ticket stays as it is. */
export function withCalendar(
  ticket: Ticket,
  before: Calendar,
  after: Calendar,
  now: Instant,
): Ticket {
  if (isTerminal(ticket.state) || ticket.deadline.calendarVersion === after.version) return ticket;
  const deadline = extendDeadline(before, after, ticket.deadline, now);
  return { ...ticket, deadline, version: ticket.version + 1 };
}
