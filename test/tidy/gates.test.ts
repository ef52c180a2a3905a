import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { told } from "../../tools/check.ts";
import { root } from "../../tools/run.ts";
import { closingLine, complaints, isGreen, runSuite, tally } from "../../tools/test.ts";

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

test("each suite is judged by itself, whatever the others passed", () => {
  const ran = new Map([
    ["facts", { passed: 900, failed: 0, unrun: 0 }],
    ["process", { passed: 0, failed: 0, unrun: 0 }],
    ["tofu", { passed: 5, failed: 0, unrun: 1 }],
    ["pulumi", { passed: 5, failed: 1, unrun: 0 }],
  ]);
  expect(complaints(ran)).toEqual([
    "process: no test passed; at least one must.",
    "tofu: 1 tests did not run; every test must.",
    "pulumi: 5 passed, 1 failed.",
  ]);
});

const suiteConfig = `export default {
  test: { projects: ["full", "empty", "skipping"].map((name) => ({
    test: { name, globals: true, include: [\`\${name}/*.test.js\`] },
  })) },
};`;

test("of real suites, only one that ran all of its tests, and some, is green", async () => {
  const folder = await mkdtemp(join(tmpdir(), "deskform-suites-"));
  try {
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
    await writeFile(join(folder, "vitest.config.mjs"), suiteConfig);
    for (const name of ["full", "skipping"]) await mkdir(join(folder, name));
    const passing = `test("it is so", () => {});`;
    await writeFile(join(folder, "full/one.test.js"), passing);
    await writeFile(join(folder, "skipping/one.test.js"), `${passing} test.skip("not this");`);
    const ran = new Map<string, boolean>();
    for (const name of ["full", "empty", "skipping"]) {
      ran.set(name, isGreen(await runSuite(name, folder, { cwd: folder })));
    }
    expect(Object.fromEntries(ran)).toEqual({ full: true, empty: false, skipping: false });
  } finally {
    await rm(folder, { recursive: true });
  }
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
