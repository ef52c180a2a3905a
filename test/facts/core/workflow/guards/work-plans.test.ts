import { expect, test } from "vitest";
import type { Event } from "../../../../../core/workflow/index.ts";
import { draft, engineer, events, seoul } from "../../samples.ts";
import { type Case, codeSaid } from "./case.ts";

const approval = events.requestApproval;
const inWindow = (startAt: string, endAt: string): Event => ({
  kind: "requestApproval",
  actor: engineer,
  draft: { ...draft, window: { startAt: seoul(startAt), endAt: seoul(endAt) } },
});

const cases: readonly Case[] = [
  [
    "R15 a work plan names only chosen services",
    "reviewing",
    { ...approval, draft: { ...draft, items: ["security-check"] } },
    {},
    "work_plan_invalid",
  ],
  [
    "R15 a work plan has steps",
    "reviewing",
    { ...approval, draft: { ...draft, steps: [] } },
    {},
    "work_plan_invalid",
  ],
  [
    "a work window lies in the future",
    "reviewing",
    inWindow("2026-11-24 10:00", "2026-11-24 11:00"),
    {},
    "window_past",
  ],
  [
    "a work window ends within what a grant can last",
    "reviewing",
    inWindow("2026-12-09 10:00", "2026-12-09 11:00"),
    {},
    "window_invalid",
  ],
  [
    "R6 a work window on a Saturday is refused",
    "reviewing",
    inWindow("2026-11-28 10:00", "2026-11-28 11:00"),
    {},
    "window_invalid",
  ],
  [
    "R5 a window at night needs that night work was asked for",
    "reviewing",
    inWindow("2026-11-25 20:00", "2026-11-25 22:00"),
    {},
    "window_invalid",
  ],
];

test.each(cases)("%s", (_, situation, event, facts, code) => {
  expect(codeSaid(situation, event, facts)).toBe(code);
});
