import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addBusinessDays,
  addBusinessMs,
  billingMonth,
  businessMsBetween,
  calendarWith,
  type DeadlineMode,
  deadlineModes,
  formatDay,
  isBusinessDay,
  isBusinessTime,
  isKnownYear,
  nextBusinessTime,
  parseDay,
  pauseDeadline,
  resumeDeadline,
  startDeadline,
  unknownYear,
  windowFault,
} from "../../../../core/calendar/index.ts";
import { formatSeoul, hourMs, minuteMs } from "../../../../core/scalar/instant.ts";
import { runs } from "../../../support/runs.ts";
import { calendar, seoul } from "../samples.ts";

const day = (text: string): number => {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`no day: ${text}`);
  return parsed;
};

describe("R5 R8 the worked examples of when a request is processed and due", () => {
  test.each([
    // filed               state        processable from       due, days              due, hours
    ["2026-11-24 10:00", "received", "2026-11-24 10:00", "2026-11-26 10:00", "2026-12-01 13:00"],
    ["2026-11-27 15:00", "received", "2026-11-27 15:00", "2026-12-01 15:00", "2026-12-04 18:00"],
    [
      "2026-11-27 17:59:59",
      "received",
      "2026-11-27 17:59:59",
      "2026-12-01 17:59:59",
      "2026-12-07 11:59:59",
    ],
    [
      "2026-11-27 18:00:00",
      "off_hours",
      "2026-11-30 09:00",
      "2026-12-02 09:00",
      "2026-12-07 12:00",
    ],
    ["2026-11-28 11:00", "off_hours", "2026-11-30 09:00", "2026-12-02 09:00", "2026-12-07 12:00"],
    [
      "2026-11-30 08:59:59",
      "off_hours",
      "2026-11-30 09:00",
      "2026-12-02 09:00",
      "2026-12-07 12:00",
    ],
    ["2026-11-23 00:30", "off_hours", "2026-11-23 09:00", "2026-11-25 09:00", "2026-11-30 12:00"],
    ["2026-02-13 17:00", "received", "2026-02-13 17:00", "2026-02-20 17:00", "2026-02-26 11:00"],
    ["2026-05-22 16:00", "received", "2026-05-22 16:00", "2026-05-27 16:00", "2026-06-02 10:00"],
    ["2026-06-02 17:30", "received", "2026-06-02 17:30", "2026-06-05 17:30", "2026-06-11 11:30"],
    ["2026-07-16 14:00", "received", "2026-07-16 14:00", "2026-07-21 14:00", "2026-07-24 17:00"],
    ["2026-08-14 12:00", "received", "2026-08-14 12:00", "2026-08-19 12:00", "2026-08-24 15:00"],
    ["2026-09-23 17:00", "received", "2026-09-23 17:00", "2026-09-29 17:00", "2026-10-06 11:00"],
    ["2025-10-02 16:00", "received", "2025-10-02 16:00", "2025-10-13 16:00", "2025-10-17 10:00"],
    ["2026-12-24 17:00", "received", "2026-12-24 17:00", "2026-12-29 17:00", "2027-01-05 11:00"],
    ["2026-12-31 19:00", "off_hours", "2027-01-04 09:00", "2027-01-06 09:00", "2027-01-11 12:00"],
    [
      "2026-04-30 18:00:01",
      "off_hours",
      "2026-05-04 09:00",
      "2026-05-07 09:00",
      "2026-05-12 12:00",
    ],
    ["2027-04-30 15:00", "received", "2027-04-30 15:00", "2027-05-06 15:00", "2027-05-11 18:00"],
    ["2025-01-24 20:00", "off_hours", "2025-01-31 09:00", "2025-02-04 09:00", "2025-02-07 12:00"],
  ])("filed %s: %s, from %s, due %s or %s", (filed, state, from, dueByDays, dueByHours) => {
    const opensAt = nextBusinessTime(calendar, seoul(filed));
    const dues = deadlineModes.map((mode) => startDeadline(calendar, mode, opensAt).dueAt);
    expect(opensAt > seoul(filed) ? "off_hours" : "received").toBe(state);
    expect([opensAt, ...dues]).toEqual([from, dueByDays, dueByHours].map(seoul));
  });
});

test.each([
  [2025, 244],
  [2026, 245],
  [2027, 246],
])("R6 the year %i has %i business days", (year, count) => {
  const first = day(`${year}-01-01`);
  const days = Array.from({ length: 365 }, (_, index) => first + index);
  expect(days.filter((each) => isBusinessDay(calendar, each))).toHaveLength(count);
});

test.each([
  ["the last millisecond before opening", "2026-11-24 08:59:59", false],
  ["opening", "2026-11-24 09:00", true],
  ["the last second", "2026-11-24 17:59:59", true],
  ["closing, which is outside", "2026-11-24 18:00", false],
  ["a Saturday", "2026-11-28 12:00", false],
  ["a public holiday", "2026-05-01 12:00", false],
  ["a substitute holiday", "2026-08-17 12:00", false],
])("R5 business hours at %s, %s: %s", (_, moment, isOpen) => {
  expect(isBusinessTime(calendar, seoul(moment))).toBe(isOpen);
});

const instants = fc.integer({ min: seoul("2025-01-01 00:00"), max: seoul("2027-10-31 00:00") });

describe("properties", () => {
  const wanted = { numRuns: runs(2_000), verbose: 1 } as const;

  test("the next business time is business time, not before, and nothing between is", () => {
    fc.assert(
      fc.property(instants, fc.double({ min: 0, max: 0.999, noNaN: true }), (now, part) => {
        const next = nextBusinessTime(calendar, now);
        const between = Math.floor(now + (next - now) * part);
        expect(next).toBeGreaterThanOrEqual(now);
        expect(isBusinessTime(calendar, next)).toBe(true);
        expect(next === now || !isBusinessTime(calendar, between)).toBe(true);
      }),
    );
  });

  test("a deadline by days is the same time of the clock two business days later", () => {
    fc.assert(
      fc.property(instants, (now) => {
        const from = nextBusinessTime(calendar, now);
        const { dueAt } = startDeadline(calendar, "business-day-48h", from);
        expect(dueAt).toBe(addBusinessDays(calendar, from, 2));
      }),
    );
  });

  test("who files later is due later", () => {
    fc.assert(
      fc.property(
        instants,
        fc.nat({ max: 400 * hourMs }),
        fc.constantFrom(...deadlineModes),
        (now, laterMs, mode) => {
          const due = (instant: number) =>
            startDeadline(calendar, mode, nextBusinessTime(calendar, instant)).dueAt ?? 0;
          expect(due(now)).toBeLessThanOrEqual(due(now + laterMs));
        },
      ),
      wanted,
    );
  });

  test("business time added is business time between", () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 60 * hourMs }),
        fc.constantFrom(...deadlineModes),
        (now, amountMs, mode) => {
          const end = addBusinessMs(calendar, mode, now, amountMs);
          expect(businessMsBetween(calendar, mode, now, end)).toBe(amountMs);
        },
      ),
      wanted,
    );
  });

  test("a pause keeps what was left, whenever it is resumed", () => {
    fc.assert(
      fc.property(
        instants,
        fc.nat({ max: 90 * hourMs }),
        fc.nat({ max: 900 * hourMs }),
        fc.constantFrom(...deadlineModes),
        (now, workedMs, pausedMs, mode) => {
          const clock = startDeadline(calendar, mode, nextBusinessTime(calendar, now));
          const pausedAt = now + workedMs;
          const resumedAt = pausedAt + pausedMs;
          const paused = pauseDeadline(calendar, clock, pausedAt);
          const resumed = resumeDeadline(calendar, paused, resumedAt);
          const left = businessMsBetween(calendar, mode, resumedAt, resumed.dueAt ?? 0);
          expect(left).toBe(businessMsBetween(calendar, mode, pausedAt, clock.dueAt ?? 0));
        },
      ),
      wanted,
    );
  });

  test("counting minute by minute gives the same deadline", () => {
    const dueByCounting = (from: number, mode: DeadlineMode) => {
      let left = (48 * hourMs) / minuteMs;
      let now = from;
      for (; left > 0; now += minuteMs) {
        const isCounted =
          mode === "business-hours-48"
            ? isBusinessTime(calendar, now)
            : isBusinessTime(calendar, seoul(`${formatSeoul(now).slice(0, 10)} 12:00`));
        if (isCounted) left -= 1;
      }
      return now;
    };
    const minutes = fc.integer({
      min: seoul("2025-01-01 00:00") / minuteMs,
      max: seoul("2027-10-01 00:00") / minuteMs,
    });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...deadlineModes), (minute, mode) => {
        const from = nextBusinessTime(calendar, minute * minuteMs);
        expect(startDeadline(calendar, mode, from).dueAt).toBe(dueByCounting(from, mode));
      }),
      { numRuns: runs(100), verbose: 1 },
    );
  });
});

describe("years that are not published", () => {
  test("are refused where an answer is asked for", () => {
    expect(isKnownYear(calendar, 2027)).toBe(true);
    expect(unknownYear(calendar, seoul("2028-01-03 10:00"))).toEqual({
      code: "year_unknown",
      details: { year: 2028, knownUntil: 2027 },
    });
  });

  test("make a deadline provisional, and are never without holidays", () => {
    const provisional = startDeadline(calendar, "business-day-48h", seoul("2027-12-30 10:00"));
    expect([provisional.provisional, provisional.dueAt]).toEqual([true, seoul("2028-01-03 10:00")]);
    expect(isBusinessDay(calendar, day("2028-03-01"))).toBe(false);
    expect(startDeadline(calendar, "business-day-48h", seoul("2027-12-28 10:00")).provisional).toBe(
      false,
    );
  });
});

describe("the desk's own closures and openings", () => {
  const fridays = {
    desk: "closed",
    from: day("2026-11-01"),
    until: day("2026-11-30"),
    weekdays: [5],
  } as const;
  const saturday = {
    desk: "open",
    from: day("2026-11-28"),
    until: day("2026-11-28"),
    weekdays: null,
  } as const;

  test.each([
    ["a closed Friday", "2026-11-27", false],
    ["a Friday after the closure's validity", "2026-12-04", true],
    ["an extra opening on a Saturday", "2026-11-28", true],
    ["a Sunday", "2026-11-29", false],
  ])("%s, %s, is a business day: %s", (_, text, isOpen) => {
    expect(isBusinessDay(calendarWith([fridays, saturday]), day(text))).toBe(isOpen);
  });

  test("make another version of the calendar", () => {
    expect(calendarWith([fridays]).version).not.toBe(calendar.version);
    expect(calendarWith([fridays]).version).toBe(calendarWith([fridays]).version);
  });

  test("a calendar without business days is our own bug and is thrown", () => {
    const never = calendarWith([
      { desk: "closed", from: 0, until: day("2100-01-01"), weekdays: null },
    ]);
    expect(() => nextBusinessTime(never, seoul("2026-11-24 10:00"))).toThrow(
      "no business day from 2026-11-25",
    );
  });
});

describe("a work window", () => {
  const judge = (startAt: string, endAt: string, nightWork: boolean) =>
    windowFault(
      calendar,
      { startAt: seoul(startAt), endAt: seoul(endAt) },
      { nightWork, now: seoul("2026-11-01 10:00"), latestEnd: seoul("2028-12-31 00:00") },
    );

  test.each([
    ["in the hours of a business day", "2026-11-26 09:00", "2026-11-26 18:00", false, null],
    [
      "one second after closing",
      "2026-11-26 17:00",
      "2026-11-26 18:00:01",
      false,
      "not_working_time",
    ],
    ["over two days", "2026-11-25 17:00", "2026-11-26 10:00", false, "not_working_time"],
    ["ending before it starts", "2026-11-26 10:00", "2026-11-26 10:00", false, "end_before_start"],
    ["R5 in the night between business days", "2026-11-25 18:00", "2026-11-26 09:00", true, null],
    [
      "R6 in a night that runs into a Saturday",
      "2026-11-27 20:00",
      "2026-11-28 00:00:01",
      true,
      "not_working_time",
    ],
    [
      "R6 in a night cut at midnight before a Saturday",
      "2026-11-27 20:00",
      "2026-11-28 00:00",
      true,
      null,
    ],
    ["beginning on a holiday", "2026-12-25 20:00", "2026-12-25 22:00", true, "not_working_time"],
    ["longer than a night", "2026-11-25 09:00", "2026-11-26 00:00:01", true, "too_long"],
  ])("%s", (_, startAt, endAt, nightWork, problem) => {
    const fault = judge(startAt, endAt, nightWork);
    expect(fault?.code === "window_invalid" ? fault.details.problem : null).toBe(problem);
  });

  test("in a year that is not published is refused", () => {
    expect(judge("2028-02-01 10:00", "2028-02-01 11:00", false)?.code).toBe("year_unknown");
  });
});

test.each([
  ["2026-11-30 23:59:59", "2026-12"],
  ["2026-12-01 00:00", "2027-01"],
  ["2026-12-31 23:59:59", "2027-01"],
])("R3 R47 what is completed %s is billed in %s", (completed, month) => {
  expect(billingMonth(seoul(completed))).toBe(month);
});

test.each(["2026-02-30", "2026-2-3", "", "2026-13-01", "26-01-01"])("%j is no day", (text) => {
  expect(parseDay(text)).toBeNull();
});

test("a day is written as it is read", () => {
  expect(formatDay(day("2026-11-24"))).toBe("2026-11-24");
});
