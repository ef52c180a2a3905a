import { expect, test } from "vitest";
import { workPlanLimits } from "../../../core/workplan/workplan.ts";
import {
  type FaultCode,
  faultCodes,
  foremost,
  isFaultCode,
  refusal,
  say,
} from "../../../core/fault.ts";
import {
  cameFrom,
  cameOpenly,
  formatPath,
  sayCame,
  sayWanted,
  type Wanted,
} from "../../../core/fault/field.ts";
import { tuesday } from "./samples.ts";
import { faultExamples as examples } from "../../support/fault-examples.ts";

function told(code: FaultCode, language: "en" | "ko"): string {
  return say({ code, details: examples[code] }, language);
}

test("the table is closed, and this is its order of precedence", () => {
  expect(faultCodes).toEqual(Object.keys(examples));
  expect([isFaultCode("internal"), isFaultCode("toString")]).toEqual([true, false]);
});

test("what is not a member of a fault's details does not compile as one", () => {
  const ticket = { id: "tkt_1", number: "N1", contact: { name: "Kim Jiwon" } };
  // @ts-expect-error The contact would travel with the refusal.
  expect(refusal("key_in_use", ticket).details).toBe(ticket);
  const { id, number } = ticket;
  expect(refusal("key_in_use", { id, number }).details).toEqual({ id, number });
});

test("of several faults the one that stands first in the table is said", () => {
  const faults = [
    refusal("consent_required", {}),
    refusal("not_found", { kind: "ticket", id: "x" }),
    refusal("internal", { traceId: "t" }),
  ];
  expect(foremost(faults)?.code).toBe("not_found");
  expect(foremost([])).toBeNull();
});

test.each([
  refusal("body_malformed", { problem: "not_json" }),
  refusal("body_malformed", { problem: "duplicate_name" }),
  refusal("body_malformed", { problem: "wrong_type" }),
  refusal("work_plan_invalid", { problem: "too_many_steps", ...workPlanLimits }),
  refusal("window_invalid", { problem: "end_before_start", latestEnd: tuesday }),
  refusal("window_invalid", { problem: "beyond_grant_cap", latestEnd: tuesday }),
  refusal("window_invalid", { problem: "not_working_time", latestEnd: tuesday }),
])("$code says $details.problem in words", (fault) => {
  const { problem } = fault.details;
  expect([say(fault, "en"), say(fault, "ko")].filter((said) => said.includes(problem))).toEqual([]);
});

test.each(["en", "ko"] as const)(
  "a refused work plan names the limits in force, in %s",
  (language) => {
    const limits = { mostSteps: 7, mostStepCharacters: 70 };
    const said = say(refusal("work_plan_invalid", { problem: "steps", ...limits }), language);
    expect(said.match(/\d+/g)).toEqual(expect.arrayContaining(["7", "70"]));
  },
);

test("what there is none of is named in the language of the sentence", () => {
  const fault = refusal("not_found", { kind: "access profile", id: "current" });
  expect(say(fault, "en")).toContain('No access profile "current"');
  expect(say(fault, "ko")).toContain('접근 정보 "current"');
});

test("R43 the message of a refused confirmation says to check the firewall access", () => {
  expect(told("grant_not_active", "ko")).toContain("방화벽 접근 허용");
});

test("R9 nothing in a refusal promises that a hurry changes the order by itself", () => {
  expect(told("out_of_order", "en")).toBe(
    "Tickets are claimed in order, and N1 is first. Claim that one, or give a reason.",
  );
});

test.each<readonly [unknown, string]>([
  [undefined, "nothing"],
  [null, "nothing"],
  ["비밀", "a text of 2 characters"],
  [7, "a number"],
  [true, "true or false"],
  [[1, 2], "a list of 2 items"],
  [{ secret: 1 }, "an object"],
])("what came is told by its shape alone: %j is %s", (value, sentence) => {
  expect(sayCame(cameFrom(value), "en")).toBe(sentence);
});

test.each<readonly [unknown, string, string]>([
  [-1, "-1", "-1"],
  ["없는서비스 x", '"없는서비스 x"', '"없는서비스 x"'],
  ["a\u202Eb", "a text of 3 characters", "3자의 글"],
  ["a".repeat(65), "a text of 65 characters", "65자의 글"],
  [" ", "a text of 1 character", "1자의 글"],
])("what is neither personal nor secret is named if it is plain: %j", (value, en, ko) => {
  expect([sayCame(cameOpenly(value), "en"), sayCame(cameOpenly(value), "ko")]).toEqual([en, ko]);
});

test.each<readonly [Wanted, string]>([
  [{ rule: "text", least: 1, most: 9 }, "a text of 1 to 9 characters"],
  [{ rule: "list", least: 1, most: 9 }, "a list of 1 to 9 items"],
  [{ rule: "integer", least: 1, most: 9 }, "an integer from 1 to 9"],
  [{ rule: "text", least: 0, most: null }, "a text"],
  [{ rule: "list", least: 2, most: null }, "a list of at least 2 items"],
  [{ rule: "text", least: 1, most: null }, "a text of at least 1 character"],
  [{ rule: "integer", least: 1, most: null }, "an integer from 1 on"],
  [{ rule: "duration_within", mostDays: 366 }, "a duration like 2h30m, at most 366d"],
  [{ rule: "one_of", values: ["ko", "en"] }, "one of ko, en"],
  [{ rule: "duration" }, "a duration like 2h30m"],
])("what was wanted is told in words: %j", (wanted, sentence) => {
  expect(sayWanted(wanted, "en")).toBe(sentence);
  expect(sayWanted(wanted, "ko")).toMatch(/[가-힣]/);
});

test.each([
  [[], "form"],
  [["contact", "phone"], "contact.phone"],
  [["attachments", 0, "name"], "attachments[0].name"],
])("the path %j is written %s", (parts, text) => {
  expect(formatPath(parts)).toBe(text);
});
