import { expect, test } from "vitest";
import { customer, engineer, events } from "../../samples.ts";
import { type Case, codeSaid } from "./case.ts";

const cases: readonly Case[] = [
  [
    "R42 a confirmed ticket cannot be cancelled by the customer",
    "confirmed",
    events.cancel,
    {},
    "ticket_confirmed",
  ],
  [
    "R42 a confirmed ticket cannot be cancelled by the engineer",
    "confirmed",
    { ...events.cancel, actor: engineer },
    {},
    "ticket_confirmed",
  ],
  [
    "R42 work in progress cannot be cancelled by anyone",
    "working",
    { ...events.cancel, actor: engineer },
    {},
    "ticket_confirmed",
  ],
  [
    "R46 an ended ticket is not reopened",
    "completed",
    { ...events.resubmit, actor: customer },
    {},
    "ticket_ended",
  ],
];

test.each(cases)("%s", (_, situation, event, facts, code) => {
  expect(codeSaid(situation, event, facts)).toBe(code);
});
