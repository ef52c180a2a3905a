import { expect, test } from "vitest";
import { events, grant, seoul, tuesday, window } from "../../samples.ts";
import { type Case, codeSaid } from "./case.ts";

const longAgo = { ...grant, expiresAt: tuesday };
const shortGrant = { ...grant, expiresAt: seoul("2026-11-26 11:59") };
const foreignGrant = { ...grant, ticketId: "tkt_other" };
const revokedGrant = { ...grant, revokedAt: tuesday };

const cases: readonly Case[] = [
  [
    "a confirmation after the window is refused before its hash is looked at",
    "approval_requested",
    { ...events.confirm, workPlanHash: "0" },
    { now: window.endAt },
    "window_past",
  ],
  [
    "R39 a confirmation names the very work plan",
    "approval_requested",
    { ...events.confirm, workPlanHash: "0".repeat(64) },
    { grant: null },
    "work_plan_changed",
  ],
  [
    "R43 a confirmation without a firewall grant is refused",
    "approval_requested",
    events.confirm,
    { grant: null },
    "grant_not_active",
  ],
  [
    "R43 a grant that has expired is not active",
    "approval_requested",
    events.confirm,
    { grant: longAgo },
    "grant_not_active",
  ],
  [
    "R43 a grant that ends before the work window is not enough",
    "approval_requested",
    events.confirm,
    { grant: shortGrant },
    "grant_not_active",
  ],
  [
    "R43 another ticket's grant on the same server does not count",
    "approval_requested",
    events.confirm,
    { grant: foreignGrant },
    "grant_not_active",
  ],
  [
    "R43 a revoked grant is not active",
    "approval_requested",
    events.confirm,
    { grant: revokedGrant },
    "grant_not_active",
  ],
];

test.each(cases)("%s", (_, situation, event, facts, code) => {
  expect(codeSaid(situation, event, facts)).toBe(code);
});
