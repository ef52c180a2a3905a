import { describe, expect, test } from "vitest";
import {
  type FaultCode,
  faultCodes,
  type FaultDetails,
  foremost,
  isFaultCode,
  refusal,
  say,
} from "../../../core/fault.ts";
import {
  cameFrom,
  formatPath,
  sayCame,
  sayWanted,
  type Wanted,
} from "../../../core/fault/field.ts";
import { tuesday } from "./samples.ts";

const misplaced = { event: "cancel", situation: "working", allowedIn: ["received"] } as const;
const path = ["contact", "phone"];

/** One example of every fault, in the order of precedence; a new code does not compile without one. */
const examples: { readonly [Code in FaultCode]: FaultDetails[Code] } = {
  host_refused: { host: "evil.example" },
  overloaded: { retryAfterMs: 1_500 },
  rate_limited: { retryAfterMs: 60_000 },
  unauthenticated: { problem: "expired" },
  body_too_large: { limitBytes: 65_536 },
  body_malformed: { problem: "duplicate_name" },
  forbidden: { needed: ["confirm"], role: "auditor" },
  not_found: { kind: "ticket", id: "tkt_1" },
  field_unknown: { path },
  field_invalid: { path, wanted: { rule: "line", least: 1, most: 60 }, came: { shape: "nothing" } },
  one_server_per_ticket: { count: 2 },
  server_unknown: { serverId: "srv-9" },
  service_unknown: { code: "x", offered: ["apm-install"] },
  security_info_required: { path, service: "apm-install" },
  security_info_unexpected: { path },
  contact_invalid: { path, wanted: "phone" },
  consent_required: {},
  consent_outdated: { cameVersion: 1, currentVersion: 2, currentHash: "a" },
  attachment_refused: { name: "a.png", problem: "too_large" },
  cost_above_cap: { cost: 55_000, maxCost: 50_000 },
  key_in_use: { id: "tkt_1", number: "N1" },
  id_changed: { plannedId: "tkt_1", actualId: "tkt_2" },
  version_required: {},
  version_stale: { cameVersion: 1, currentVersion: 2 },
  staff_cannot_confirm: { role: "engineer" },
  ticket_ended: misplaced,
  already_confirmed: misplaced,
  ticket_confirmed: misplaced,
  ticket_not_editable: misplaced,
  approval_required: misplaced,
  event_not_allowed: misplaced,
  not_processable_yet: { processableFrom: tuesday },
  server_fixed: { serverId: "srv-1", cameServerId: "srv-2" },
  reason_required: { event: "cancel", mostCharacters: 2_000 },
  out_of_order: { headNumber: "N1" },
  time_past: { event: "delay", came: tuesday },
  work_plan_invalid: { problem: "steps" },
  window_invalid: { problem: "too_long", latestEnd: tuesday },
  window_past: { endAt: tuesday },
  work_plan_changed: { cameHash: "a", currentHash: "b" },
  grant_not_active: { neededUntil: tuesday, expiresAt: null },
  key_not_registered: { serverId: "srv-1" },
  outside_working_time: { nextAt: tuesday },
  grant_locked: {},
  grant_too_long: { latest: tuesday, came: tuesday },
  grant_ended: {},
  server_in_use: { serverId: "srv-1", number: "N1" },
  ssh_key_refused: { problem: "private_key" },
  inquiry_not_open: { number: "Q1", wanted: "expedite" },
  inquiry_unanswered: { number: "Q1" },
  inquiry_needs_ticket: {},
  not_charged: { number: "N1" },
  credit_above_charge: { left: 33_000, came: 44_000 },
  address_refused: { serverId: "srv-1", problem: "missing" },
  server_unreachable: { serverId: "srv-1", port: 22 },
  principal_of_both_sides: { id: "kim" },
  last_admin: { id: "admin" },
  import_fixed: { kind: "service", id: "web-server-install", version: 1 },
  year_unknown: { year: 2028, knownUntil: 2027 },
  personal_data_erased: {},
  security_info_sealed: { problem: "not_claimed" },
  demo_only: {},
  storage_full: {},
  storage_unavailable: {},
  desk_unreachable: { endpoint: "http://127.0.0.1:8480" },
  timed_out: { timeoutMs: 30_000 },
  cancelled_by_user: {},
  internal: { traceId: "t-1" },
};

function told(code: FaultCode, language: "en" | "ko"): string {
  return say({ code, details: examples[code] }, language);
}

test("the table is closed, and this is its order of precedence", () => {
  expect(faultCodes).toEqual(Object.keys(examples));
  expect([isFaultCode("internal"), isFaultCode("toString")]).toEqual([true, false]);
});

describe("every fault is said in whole sentences", () => {
  test.each(faultCodes)("%s in English and in Korean", (code) => {
    const english = told(code, "en");
    const korean = told(code, "ko");
    expect(english).toMatch(/[.]$/);
    expect(english).not.toMatch(/undefined|NaN|\[object|[가-힣]/);
    expect(korean).toMatch(/[가-힣].*[.]$/);
    expect(korean).not.toMatch(/undefined|NaN|\[object/);
  });

  test("no two faults are said alike", () => {
    const sentences = faultCodes.map((code) => told(code, "en"));
    expect(new Set(sentences).size).toBe(faultCodes.length);
  });
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

test.each<readonly [Wanted, string]>([
  [{ rule: "text", least: 1, most: 9 }, "a text of 1 to 9 characters"],
  [{ rule: "list", least: 1, most: 9 }, "a list of 1 to 9 items"],
  [{ rule: "integer", least: 1, most: 9 }, "an integer from 1 to 9"],
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
