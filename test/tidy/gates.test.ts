import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { verdictText } from "../../tools/check.ts";
import { root } from "../../tools/run.ts";
import {
  closingLine,
  complaints,
  isGreen,
  type Report,
  runSuite,
  type Tally,
  tally,
} from "../../tools/test.ts";

// One starts five runs of Vitest, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

function report(passed: number, failed: number, pending = 0, todo = 0): Report {
  return {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: todo,
    testResults: [],
  };
}

test.each([
  ["all passed", true, report(3, 0), 0],
  ["one failed", false, report(3, 1), 1],
  ["none ran", false, report(0, 0), 0],
  ["one was skipped", false, report(3, 0, 1), 0],
  ["one is left to be written", false, report(3, 0, 0, 1), 0],
  ["all passed and an error came from outside of them", false, report(3, 0), 1],
  ["nothing was reported", false, undefined, 1],
])("a run in which %s: green is %s", (_, green, counts, exitCode) => {
  expect(isGreen(tally(counts, exitCode))).toBe(green);
});

test("the closing line counts an error outside of any test as a failure, which is named too", () => {
  const counts = tally(report(3, 0), 1);
  expect(closingLine(counts)).toBe("3 passed, 1 failed");
  expect(counts.failures).toEqual([expect.stringMatching(/^outside of any test\n/)]);
  expect(tally(report(3, 1), 1).failures).toEqual([]);
});

test("each suite is judged by itself, whatever the others passed", () => {
  const ran = new Map([
    ["facts", { passed: 900, failed: 0, unrun: 0, failures: [] }],
    ["process", { passed: 0, failed: 0, unrun: 0, failures: [] }],
    ["tofu", { passed: 5, failed: 0, unrun: 1, failures: [] }],
    ["pulumi", { passed: 5, failed: 1, unrun: 0, failures: ["it is so"] }],
  ]);
  expect(complaints(ran)).toEqual([
    "process: no test passed; at least one must.",
    "tofu: 1 test did not run; every test must.",
    "failed  it is so",
    "pulumi: 5 passed, 1 failed.",
  ]);
});

const suiteConfig = `export default {
  test: { projects: ["full", "empty", "skipping", "failing", "torn"].map((name) => ({
    test: { name, globals: true, include: [\`\${name}/*.test.js\`] },
  })) },
};`;

test("of real suites, only one that ran all of its tests, and some, is green; the others name what failed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "deskform-suites-"));
  try {
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
    await writeFile(join(folder, "vitest.config.mjs"), suiteConfig);
    const passing = `test("it is so", () => {});`;
    const written = {
      full: passing,
      skipping: `${passing} test.skip("not this");`,
      failing: `${passing} test("it is not", () => expect(1).toBe(2));`,
      torn: `throw new Error("no test was found");`,
    };
    for (const [name, text] of Object.entries(written)) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, "one.test.js"), text);
    }
    const ran = new Map<string, Tally>();
    for (const name of [...Object.keys(written), "empty"]) {
      ran.set(name, await runSuite(name, folder, { cwd: folder }));
    }
    expect([...ran].filter(([, counts]) => isGreen(counts)).map(([name]) => name)).toEqual([
      "full",
    ]);
    const said = complaints(ran).join("\n");
    expect(said).toMatch(
      /failing\/one\.test\.js: it is not\n {4}AssertionError: expected 1 to be 2/,
    );
    expect(said).toMatch(/torn\/one\.test\.js\n {4}no test was found/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

const gate = { name: "format", command: ["oxfmt"], mend: "npm run format" } as const;

test("a gate that holds takes one line", () => {
  const verdict = { gate, holds: true, output: "much to say", seconds: 1 };
  expect(verdictText(verdict)).toBe("ok      format (1.0 s)");
});

test("a broken gate shows what it said and the command that mends it", () => {
  const verdict = { gate, holds: false, output: "core/a.ts is not formatted", seconds: 1 };
  expect(verdictText(verdict)).toContain("core/a.ts is not formatted");
  expect(verdictText(verdict)).toContain("To mend it: npm run format");
});
