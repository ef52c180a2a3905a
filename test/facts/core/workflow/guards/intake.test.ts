import { expect, test } from "vitest";
import { application, events, seoul } from "../../samples.ts";
import { type Case, codeSaid } from "./case.ts";

const queueHead = { id: "tkt_0", number: "N0" };

const cases: readonly Case[] = [
  [
    "a ticket does not open before its time",
    "off_hours",
    events.open,
    { now: seoul("2026-11-25 08:59:59") },
    "not_processable_yet",
  ],
  [
    "R4 a ticket's server cannot be changed by an edit",
    "received",
    { ...events.edit, application: { ...application, serverId: "srv-2" } },
    {},
    "server_fixed",
  ],
  [
    "R7 a claim out of order needs a reason",
    "received",
    events.claim,
    { queueHead },
    "out_of_order",
  ],
  [
    "R7 a claim out of order is done with a reason",
    "received",
    { ...events.claim, reason: "같은 서버를 보는 중" },
    { queueHead },
    "done",
  ],
];

test.each(cases)("%s", (_, situation, event, facts, code) => {
  expect(codeSaid(situation, event, facts)).toBe(code);
});
