import type { Instant } from "../scalar/instant.ts";

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
