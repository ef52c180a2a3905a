import { expect, test } from "vitest";
import type { Actor } from "../../../../../core/workflow/index.ts";
import { customer, engineer, events } from "../../samples.ts";
import { type Case, codeSaid } from "./case.ts";

const admin: Actor = { principalId: "prn-admin", role: "admin" };

const cases: readonly Case[] = [
  [
    "R42 desk staff cannot confirm for the customer",
    "approval_requested",
    { ...events.confirm, actor: engineer },
    {},
    "staff_cannot_confirm",
  ],
  [
    "an administrator cannot confirm either, nor where nothing can be confirmed",
    "completed",
    { ...events.confirm, actor: admin },
    {},
    "staff_cannot_confirm",
  ],
  [
    "desk staff cannot ask for a re-review",
    "approval_requested",
    { ...events.requestReReview, actor: engineer },
    {},
    "staff_cannot_confirm",
  ],
  ["a customer cannot claim", "received", { ...events.claim, actor: customer }, {}, "forbidden"],
  [
    "R18 an administrator is neither applicant nor engineer, and cannot cancel",
    "received",
    { ...events.cancel, actor: admin },
    {},
    "forbidden",
  ],
];

test.each(cases)("%s", (_, situation, event, facts, code) => {
  expect(codeSaid(situation, event, facts)).toBe(code);
});
