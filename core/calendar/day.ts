import { dayMs, hourMs, type Instant } from "../scalar/instant.ts";

/** A civil day in Seoul, counted from 1970-01-01. */
export type Day = number;

// Seoul has had no summer time since 1988, so its clock is UTC and nine hours.
const seoulOffsetMs = 9 * hourMs;

/** From opening, included, to closing, excluded: 18:00:00 is closed. */
export const openingMs = 9 * hourMs;
export const closingMs = 18 * hourMs;

export function dayOf(instant: Instant): Day {
  return Math.floor((instant + seoulOffsetMs) / dayMs);
}

/** The moment of a day at a time of its clock. */
export function at(day: Day, clockMs: number): Instant {
  return day * dayMs + clockMs - seoulOffsetMs;
}

/** What the clock in Seoul shows, as milliseconds since midnight. */
export function clockOf(instant: Instant): number {
  return instant - at(dayOf(instant), 0);
}

export function yearOf(day: Day): number {
  return new Date(day * dayMs).getUTCFullYear();
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(day * dayMs).getUTCDay();
}

/** `2026-11-24`. */
export function formatDay(day: Day): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** Null unless the text names a day that exists. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = Date.parse(`${text}T00:00:00Z`) / dayMs;
  return Number.isInteger(day) && formatDay(day) === text ? day : null;
}

/** `2026-12` for anything that happened in November 2026 in Seoul. */
export function billingMonth(completedAt: Instant): string {
  const civil = new Date(completedAt + seoulOffsetMs);
  return new Date(Date.UTC(civil.getUTCFullYear(), civil.getUTCMonth() + 1, 1))
    .toISOString()
    .slice(0, 7);
}
