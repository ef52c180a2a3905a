import { type Fault, refusal } from "../fault.ts";
import { dayMs, type Instant } from "../scalar/instant.ts";
import type { WorkWindow } from "../workplan/window.ts";
import { type Calendar, isBusinessDay } from "./calendar.ts";
import { at, closingMs, type Day, dayOf, openingMs } from "./day.ts";
import { isBusinessTime, nextBusinessTime, unknownYear } from "./hours.ts";

/** From closing to opening: the longest night. */
const nightMaxMs = dayMs - closingMs + openingMs;

/**
 * A work window lies in the hours of one business day. Agreed night work may also lie in one
 * night that begins on a business day; where the next day is none, the night ends at midnight.
 */
export function windowFault(
  calendar: Calendar,
  window: WorkWindow,
  { nightWork, now, latestEnd }: { nightWork: boolean; now: Instant; latestEnd: Instant },
): Fault | null {
  const { startAt, endAt } = window;
  const invalid = (
    problem: "end_before_start" | "too_long" | "beyond_grant_cap" | "not_working_time",
  ) => refusal("window_invalid", { problem, latestEnd });
  if (startAt <= now) return refusal("window_past", { endAt });
  if (endAt <= startAt) return invalid("end_before_start");
  if (endAt > latestEnd) return invalid("beyond_grant_cap");
  const unknown = unknownYear(calendar, startAt) ?? unknownYear(calendar, endAt);
  if (unknown !== null) return unknown;
  if (isDayWindow(calendar, window)) return null;
  if (!nightWork || !isBusinessDay(calendar, dayOf(startAt))) return invalid("not_working_time");
  if (endAt - startAt > nightMaxMs) return invalid("too_long");
  return endAt <= nightEnd(calendar, dayOf(startAt)) ? null : invalid("not_working_time");
}

function isDayWindow(calendar: Calendar, { startAt, endAt }: WorkWindow): boolean {
  return isBusinessTime(calendar, startAt) && endAt <= at(dayOf(startAt), closingMs);
}

function nightEnd(calendar: Calendar, day: Day): Instant {
  return at(day + 1, isBusinessDay(calendar, day + 1) ? openingMs : 0);
}

/** Whether work may begin now: in business hours, or in the agreed window as long as it is no holiday. */
export function isWorkingTime(calendar: Calendar, window: WorkWindow, now: Instant): boolean {
  if (isBusinessTime(calendar, now)) return true;
  const inWindow = now >= window.startAt && now < window.endAt;
  return inWindow && isBusinessDay(calendar, dayOf(now));
}

/** When work may begin at the earliest, if not now. */
export function nextWorkingTime(calendar: Calendar, window: WorkWindow, now: Instant): Instant {
  if (isWorkingTime(calendar, window, now)) return now;
  const opening = nextBusinessTime(calendar, now);
  return window.startAt > now && isBusinessDay(calendar, dayOf(window.startAt))
    ? Math.min(opening, window.startAt)
    : opening;
}
