import { expect, test } from "vitest";
import { events, tuesday } from "../../samples.ts";
import { type Case, codeSaid } from "./case.ts";

const cases: readonly Case[] = [
  [
    "R41 a re-review without a reason is refused",
    "approval_requested",
    { ...events.requestReReview, reason: " \n " },
    {},
    "reason_required",
  ],
  [
    "R14 a revision says what to mend",
    "reviewing",
    { ...events.requestRevision, wanted: "" },
    {},
    "reason_required",
  ],
  [
    "R13 a delay without a reason is refused",
    "reviewing",
    { ...events.delay, reason: "" },
    {},
    "reason_required",
  ],
  [
    "a delay ends in the future",
    "reviewing",
    { ...events.delay, expectedAt: tuesday },
    {},
    "time_past",
  ],
  [
    "R18 a cancellation without a reason is refused",
    "received",
    { ...events.cancel, reason: "" },
    {},
    "reason_required",
  ],
  [
    "R45 a completion without a result note is refused",
    "working",
    { ...events.complete, note: "" },
    {},
    "reason_required",
  ],
];

test.each(cases)("%s", (_, situation, event, facts, code) => {
  expect(codeSaid(situation, event, facts)).toBe(code);
});
