import { expect, test } from "vitest";
import { events, seoul } from "../../samples.ts";
import { type Case, codeSaid } from "./case.ts";

const cases: readonly Case[] = [
  [
    "R37 work does not start without the applicant's approval",
    "approval_requested",
    events.start,
    {},
    "approval_required",
  ],
  [
    "R33 work does not start where the engineer cannot come in",
    "confirmed",
    events.start,
    { grant: null, isKeyRegistered: false },
    "grant_not_active",
  ],
  [
    "R34 work does not start before the key is registered",
    "confirmed",
    events.start,
    { isKeyRegistered: false, now: seoul("2026-11-28 10:00") },
    "key_not_registered",
  ],
  [
    "R6 work does not start on a Saturday",
    "confirmed",
    events.start,
    { now: seoul("2026-11-28 10:00") },
    "outside_working_time",
  ],
  [
    "R6 work does not start in a year whose holidays are not known",
    "confirmed",
    events.start,
    { now: seoul("2028-02-01 10:00") },
    "year_unknown",
  ],
  [
    "R6 work does not start after business hours",
    "confirmed",
    events.start,
    { now: seoul("2026-11-24 18:00") },
    "outside_working_time",
  ],
];

test.each(cases)("%s", (_, situation, event, facts, code) => {
  expect(codeSaid(situation, event, facts)).toBe(code);
});
