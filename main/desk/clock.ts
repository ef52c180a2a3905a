import { type Calendar, nextBusinessTime } from "../../core/calendar/index.ts";
import { dayMs, hourMs, type Instant } from "../../core/scalar/instant.ts";
import type { DeskClock } from "../../desk/actions/context.ts";

export const realClock: DeskClock = { now: () => Date.now(), move: null };

/** Goes on like the real one from wherever it was set. */
export function movableClock(start: Instant): DeskClock {
  let offsetMs = start - Date.now();
  return {
    now: () => Date.now() + offsetMs,
    move(to) {
      offsetMs = to - Date.now();
    },
  };
}

/** After the first hour of a desk that opens at nine. */
const afterOpeningMs = hourMs;

/** Ten o'clock in Seoul on the next business day: a demo begins when the desk is open. */
export function nextMorning(calendar: Calendar, now: Instant): Instant {
  const opening = nextBusinessTime(calendar, startOfTomorrow(now));
  return opening + afterOpeningMs;
}

function startOfTomorrow(now: Instant): Instant {
  const seoulOffsetMs = 9 * hourMs;
  return (Math.floor((now + seoulOffsetMs) / dayMs) + 1) * dayMs - seoulOffsetMs;
}
