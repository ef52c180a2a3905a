import { expect, test } from "vitest";
import { told } from "../../tools/check.ts";
import { closingLine, isGreen, tally } from "../../tools/test.ts";

function report(
  passed: number,
  failed: number,
  pending = 0,
  todo = 0,
): ReadonlyMap<string, unknown> {
  return new Map([
    ["numPassedTests", passed],
    ["numFailedTests", failed],
    ["numPendingTests", pending],
    ["numTodoTests", todo],
  ]);
}

test.each([
  ["all passed", report(3, 0), 0, true],
  ["one failed", report(3, 1), 1, false],
  ["none ran", report(0, 0), 0, false],
  ["one was skipped", report(3, 0, 1), 0, false],
  ["one is left to be written", report(3, 0, 0, 1), 0, false],
  ["all passed and an error came from outside of them", report(3, 0), 1, false],
  ["nothing was reported", new Map<string, unknown>(), 1, false],
])("a run in which %s: green is %4$s", (_, counts, exitCode, green) => {
  expect(isGreen(tally(counts, exitCode))).toBe(green);
});

test("the closing line counts an error outside of any test as a failure", () => {
  expect(closingLine(tally(report(3, 0), 1))).toBe("3 passed, 1 failed");
});

const gate = { name: "format", command: ["oxfmt"], mend: "npm run format" } as const;

test("a gate that holds takes one line", () => {
  const verdict = { gate, holds: true, output: "much to say", seconds: 1 };
  expect(told(verdict)).toBe("ok      format (1.0 s)");
});

test("a broken gate shows what it said and the command that mends it", () => {
  const verdict = { gate, holds: false, output: "core/a.ts is not formatted", seconds: 1 };
  expect(told(verdict)).toContain("core/a.ts is not formatted");
  expect(told(verdict)).toContain("To mend it: npm run format");
});
