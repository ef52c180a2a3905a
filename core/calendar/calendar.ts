import * as published from "@hyunbinseo/holidays-kr/all";
import { digestOf } from "../scalar/digest.ts";
import { type Day, formatDay, parseDay, weekdayOf, yearOf } from "./day.ts";

/** Days on which the desk does otherwise than the public calendar says. */
export interface Exception {
  readonly desk: "closed" | "open";
  /** Both included. */
  readonly from: Day;
  readonly until: Day;
  /** 0 is Sunday; null for every day of the range. */
  readonly weekdays: readonly number[] | null;
}

/** Which days are business days, as one version of the facts says. */
export interface Calendar {
  /** Follows from the facts: two calendars of one version say the same. */
  readonly version: string;
  readonly holidays: ReadonlySet<Day>;
  /** The years whose holidays are published; of others only the dates fixed by law are known. */
  readonly firstYear: number;
  readonly lastYear: number;
  readonly exceptions: readonly Exception[];
}

/** A search that finds no business day for so long has met a calendar that nobody meant. */
const searchDaysMax = 400;

const publishedDays = Object.values(published).flatMap((year) =>
  Object.keys(year).map((text) => parseDay(text)),
);

export function calendarWith(exceptions: readonly Exception[]): Calendar {
  return calendarOf(
    publishedDays.filter((day) => day !== null),
    exceptions,
  );
}

/** A calendar of the years in which holidays are given. */
export function calendarOf(holidays: readonly Day[], exceptions: readonly Exception[]): Calendar {
  const years = holidays.map(yearOf);
  const facts = {
    holidays: holidays.toSorted((left, right) => left - right),
    exceptions: exceptions.map(({ desk, from, until, weekdays }) => [desk, from, until, weekdays]),
  };
  return {
    version: digestOf(facts).slice(0, 12),
    holidays: new Set(holidays),
    firstYear: Math.min(...years),
    lastYear: Math.max(...years),
    exceptions,
  };
}

export function isKnownYear({ firstYear, lastYear }: Calendar, year: number): boolean {
  return year >= firstYear && year <= lastYear;
}

/** Holidays that the law fixes to a date, which hold in years not published yet too. */
const fixedHolidays: ReadonlySet<string> = new Set([
  "01-01",
  "03-01",
  "05-01",
  "05-05",
  "06-06",
  "07-17",
  "08-15",
  "10-03",
  "10-09",
  "12-25",
]);

function isHoliday(calendar: Calendar, day: Day): boolean {
  return isKnownYear(calendar, yearOf(day))
    ? calendar.holidays.has(day)
    : fixedHolidays.has(formatDay(day).slice(5));
}

/**
 * In a year that is not published the answer is a projection; whoever acts on it asks
 * `isKnownYear` first, or marks what follows from it as provisional.
 */
export function isBusinessDay(calendar: Calendar, day: Day): boolean {
  const weekday = weekdayOf(day);
  const exceptions = calendar.exceptions.filter(
    ({ from, until, weekdays }) =>
      day >= from && day <= until && (weekdays === null || weekdays.includes(weekday)),
  );
  if (exceptions.some(({ desk }) => desk === "open")) return true;
  if (exceptions.length > 0) return false;
  return weekday !== 0 && weekday !== 6 && !isHoliday(calendar, day);
}

/** The first business day from this one on. */
export function businessDayFrom(calendar: Calendar, first: Day): Day {
  for (let day = first; day < first + searchDaysMax; day += 1) {
    if (isBusinessDay(calendar, day)) return day;
  }
  throw new Error(`the calendar has no business day from ${formatDay(first)} on`);
}
