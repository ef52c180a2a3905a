import { dayMs, hourMs, type Instant } from "../scalar/instant.ts";
import { type Calendar, isBusinessDay, isKnownYear } from "./calendar.ts";
import { at, closingMs, type Day, dayOf, formatDay, openingMs, yearOf } from "./day.ts";

/** 48 hours of whole business days, or 48 hours of opening times. */
export const deadlineModes = ["business-day-48h", "business-hours-48"] as const;

export type DeadlineMode = (typeof deadlineModes)[number];

/** A ticket's deadline: running towards `dueAt`, or paused with what was left of the time. */
export interface DeadlineClock {
  readonly mode: DeadlineMode;
  readonly calendarVersion: string;
  /** The holidays of a year on the way are not published yet. */
  readonly provisional: boolean;
  /** Null while the clock is paused, which is while the desk waits for the customer. */
  readonly dueAt: Instant | null;
  /** Business time left when the clock was paused; null while it runs. */
  readonly remainingMs: number | null;
}

const allowedMs = 48 * hourMs;

/** No deadline reaches so far; a calendar that leads there is not one that anybody meant. */
const searchDaysMax = 1_000;

const counted: Readonly<Record<DeadlineMode, { readonly from: number; readonly until: number }>> = {
  "business-day-48h": { from: 0, until: dayMs },
  "business-hours-48": { from: openingMs, until: closingMs },
};

export function startDeadline(
  calendar: Calendar,
  mode: DeadlineMode,
  from: Instant,
): DeadlineClock {
  return running(calendar, mode, from, allowedMs);
}

/** The customer is asked: what is left of the time is kept. A paused clock stays as it is. */
export function pauseDeadline(
  calendar: Calendar,
  clock: DeadlineClock,
  now: Instant,
): DeadlineClock {
  if (clock.dueAt === null) return clock;
  const remainingMs = businessMsBetween(calendar, clock.mode, now, clock.dueAt);
  return { ...clock, dueAt: null, remainingMs };
}

/** The customer has answered. A running clock stays as it is. */
export function resumeDeadline(
  calendar: Calendar,
  clock: DeadlineClock,
  now: Instant,
): DeadlineClock {
  if (clock.remainingMs === null) return clock;
  return running(calendar, clock.mode, now, clock.remainingMs);
}

/** A changed calendar moves a running deadline later, or not at all. */
export function extendDeadline(
  before: Calendar,
  after: Calendar,
  clock: DeadlineClock,
  now: Instant,
): DeadlineClock {
  if (clock.dueAt === null) return { ...clock, calendarVersion: after.version };
  const leftMs = businessMsBetween(before, clock.mode, now, clock.dueAt);
  const moved = running(after, clock.mode, now, leftMs);
  return { ...moved, dueAt: Math.max(clock.dueAt, moved.dueAt ?? clock.dueAt) };
}

function running(
  calendar: Calendar,
  mode: DeadlineMode,
  from: Instant,
  durationMs: number,
): DeadlineClock {
  const dueAt = addBusinessMs(calendar, mode, from, durationMs);
  const years = [from, dueAt].map((instant) => yearOf(dayOf(instant)));
  return {
    mode,
    calendarVersion: calendar.version,
    provisional: !years.every((year) => isKnownYear(calendar, year)),
    dueAt,
    remainingMs: null,
  };
}

/** The first moment at which so much business time has gone by. */
export function addBusinessMs(
  calendar: Calendar,
  mode: DeadlineMode,
  from: Instant,
  durationMs: number,
): Instant {
  if (durationMs <= 0) return from;
  let leftMs = durationMs;
  const first = dayOf(from);
  for (let day = first; day < first + searchDaysMax; day += 1) {
    const open = openPart(calendar, mode, day, from, Infinity);
    const openMs = open.until - open.from;
    if (openMs >= leftMs) return open.from + leftMs;
    leftMs -= openMs;
  }
  throw new Error(`the calendar has too few business days from ${formatDay(first)} on`);
}

/** How much business time lies between two moments; none when the second is not later. */
export function businessMsBetween(
  calendar: Calendar,
  mode: DeadlineMode,
  from: Instant,
  until: Instant,
): number {
  let sumMs = 0;
  for (let day = dayOf(from); day <= dayOf(until); day += 1) {
    const open = openPart(calendar, mode, day, from, until);
    sumMs += open.until - open.from;
  }
  return sumMs;
}

/** The part of a day that counts and lies between two moments, empty if there is none. */
function openPart(
  calendar: Calendar,
  mode: DeadlineMode,
  day: Day,
  from: Instant,
  until: Instant,
): { readonly from: Instant; readonly until: Instant } {
  const start = Math.max(from, at(day, counted[mode].from));
  const end = isBusinessDay(calendar, day) ? Math.min(until, at(day, counted[mode].until)) : start;
  return { from: start, until: Math.max(start, end) };
}
