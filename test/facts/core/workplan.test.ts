import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import {
  freezeWorkPlan,
  type WorkPlan,
  workPlanHash,
  workPlanLimits,
} from "../../../core/workplan/index.ts";
import { application, calendar, draft, tuesday, window } from "./samples.ts";

const facts = {
  application,
  lastCommentId: "cmt-7",
  calendar,
  now: tuesday,
  latestEnd: window.endAt,
};

function frozen(): WorkPlan {
  const made = freezeWorkPlan(draft, facts);
  if ("fault" in made) throw new Error(made.fault.code);
  return made.workPlan;
}

test("R15 a work plan is named by SHA-256 of its canonical JSON", () => {
  const canonical =
    '{"items":["os-initial-setup"],"lastCommentId":"cmt-7",' +
    '"quote":{"lines":[{"code":"os-initial-setup","unitPrice":20000,"vatPercent":10,"version":1}],"subtotal":20000,"vat":2000},' +
    '"server":"srv-1","steps":["Update","Restart"],' +
    '"window":{"endAt":"2026-11-26T03:00:00.000Z","startAt":"2026-11-26T01:00:00.000Z"}}';
  expect(workPlanHash(frozen())).toBe(createHash("sha256").update(canonical).digest("hex"));
});

test.each<readonly [string, (plan: WorkPlan) => WorkPlan]>([
  ["a price", (plan) => ({ ...plan, quote: { ...plan.quote, subtotal: 1 } })],
  ["the VAT", (plan) => ({ ...plan, quote: { ...plan.quote, vat: 1 } })],
  ["the server", (plan) => ({ ...plan, server: "srv-2" })],
  ["the start", (plan) => ({ ...plan, window: { ...plan.window, startAt: tuesday } })],
  ["the end", (plan) => ({ ...plan, window: { ...plan.window, endAt: tuesday } })],
  ["the order of steps", (plan) => ({ ...plan, steps: plan.steps.toReversed() })],
  ["a later comment", (plan) => ({ ...plan, lastCommentId: "cmt-8" })],
  ["the items", (plan) => ({ ...plan, items: [] })],
])("R39 %s changes the hash", (_, change) => {
  expect(workPlanHash(change(frozen()))).not.toBe(workPlanHash(frozen()));
});

test.each([
  ["no items", { ...draft, items: [] }, "items"],
  ["an item that was not chosen", { ...draft, items: ["security-check"] }, "items"],
  ["an item twice", { ...draft, items: ["os-initial-setup", "os-initial-setup"] }, "items"],
  ["no steps", { ...draft, steps: [] }, "steps"],
  ["a step without words", { ...draft, steps: ["Update", " "] }, "steps"],
  [
    "too many steps",
    { ...draft, steps: Array.from({ length: workPlanLimits.mostSteps + 1 }, () => "Step") },
    "too_many_steps",
  ],
])("a work plan with %s is refused", (_, wrong, problem) => {
  expect(freezeWorkPlan(wrong, facts)).toEqual({
    fault: { code: "work_plan_invalid", details: { problem, ...workPlanLimits } },
  });
});
