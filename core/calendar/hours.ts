import type { Instant } from "../scalar/instant.ts";
import { type Fault, refusal } from "../fault.ts";
import { businessDayFrom, type Calendar, isBusinessDay, isKnownYear } from "./calendar.ts";
import { at, clockOf, closingMs, dayOf, openingMs, yearOf } from "./day.ts";

/** Null when the year of the moment is published; otherwise why nothing can be said of it. */
export function unknownYear(calendar: Calendar, instant: Instant): Fault | null {
  const year = yearOf(dayOf(instant));
  if (isKnownYear(calendar, year)) return null;
  return refusal("year_unknown", { year, knownUntil: calendar.lastYear });
}

export function isBusinessTime(calendar: Calendar, instant: Instant): boolean {
  const clock = clockOf(instant);
  return clock >= openingMs && clock < closingMs && isBusinessDay(calendar, dayOf(instant));
}

/**
 * The moment itself when the desk is open, else the next opening: from when a request filed at
 * this moment is worked on. Night work is asked for inside business hours like everything else.
 */
export function nextBusinessTime(calendar: Calendar, instant: Instant): Instant {
  if (isBusinessTime(calendar, instant)) return instant;
  const today = dayOf(instant);
  const first = clockOf(instant) < openingMs ? today : today + 1;
  return at(businessDayFrom(calendar, first), openingMs);
}

/** The same time of the clock so many business days later. */
export function addBusinessDays(calendar: Calendar, instant: Instant, count: number): Instant {
  let day = dayOf(instant);
  for (let left = count; left > 0; left -= 1) day = businessDayFrom(calendar, day + 1);
  return at(day, clockOf(instant));
}
