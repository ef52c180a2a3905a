/**
 * Runs the suites named as arguments, or all of them after the gates that read the code,
 * and closes with what failed, by name, and one line that counts.
 */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import process from "node:process";
import { stripVTControlCharacters } from "node:util";
import { type Static, Type } from "typebox";
import { Value } from "typebox/value";
import { counted } from "../core/fault/sentences.ts";
import { bundle } from "./bundle.ts";
import { judgeStatically } from "./check.ts";
import { ensureEngine } from "./engines.ts";
import { generate } from "./generate.ts";
import { isSuite, needsOf, requireAll, type Suite, suites } from "./prerequisites.ts";
import { type RunOptions, root, run, runTool, ToolFailure } from "./run.ts";

/** What is read of Vitest's JSON report. */
const Report = Type.Object({
  numPassedTests: Type.Number(),
  numFailedTests: Type.Number(),
  numPendingTests: Type.Number(),
  numTodoTests: Type.Number(),
  testResults: Type.Array(
    Type.Object({
      name: Type.String(),
      status: Type.String(),
      message: Type.String(),
      assertionResults: Type.Array(
        Type.Object({
          fullName: Type.String(),
          status: Type.String(),
          failureMessages: Type.Array(Type.String()),
        }),
      ),
    }),
  ),
});

export type Report = Static<typeof Report>;

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Neither: a test that was skipped, or left to be written. */
  readonly unrun: number;
  /** What failed and how it began to, one line each. */
  readonly failures: readonly string[];
}

export function closingLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

export function isGreen({ passed, failed, unrun }: Tally): boolean {
  return passed > 0 && failed === 0 && unrun === 0;
}

/** An error outside of any test counts as a failed one, and so does a run without a report. */
export function tally(report: Report | undefined, exitCode: number): Tally {
  const failed = report?.numFailedTests ?? 0;
  const named = report?.testResults.flatMap(failuresIn) ?? [];
  const isOutside = failed === 0 && exitCode !== 0;
  return {
    passed: report?.numPassedTests ?? 0,
    failed: isOutside ? 1 : failed,
    unrun: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    failures: isOutside && named.length === 0 ? [outside] : named,
  };
}

/** The report has no place for it, so that only what was printed tells it. */
const outside = failure(
  "outside of any test",
  "See above what Vitest said of the suite at its end.",
);

/** The failed tests of one file, or the file itself where it could not be read. */
function failuresIn(file: Report["testResults"][number]): readonly string[] {
  const path = relative(root, file.name);
  const tests = file.assertionResults.filter(({ status }) => status === "failed");
  if (tests.length === 0) return file.status === "failed" ? [failure(path, file.message)] : [];
  return tests.map(({ fullName, failureMessages: [message = ""] }) =>
    failure(`${path}: ${fullName}`, message),
  );
}

function failure(what: string, message: string): string {
  const [sentence = ""] = stripVTControlCharacters(message).trim().split("\n");
  return `${what}\n    ${sentence}`;
}

/** Runs one project of the Vitest configuration in `options.cwd`; `folder` takes its report. */
export async function runSuite(
  suite: string,
  folder: string,
  options: RunOptions = { show: true },
): Promise<Tally> {
  const report = join(folder, `${suite}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await run("vitest", ["run", "--project", suite, ...reporters], options);
  return tally(await readReport(report), code);
}

/** None when Vitest ended before it could write one. */
async function readReport(path: string): Promise<Report | undefined> {
  if (!existsSync(path)) return undefined;
  return Value.Parse(Report, JSON.parse(await readFile(path, "utf8")));
}

function sum(left: Tally, right: Tally): Tally {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    unrun: left.unrun + right.unrun,
    failures: [...left.failures, ...right.failures],
  };
}

/** The gates count as tests, so that one that is broken is never overlooked. */
async function runGates(): Promise<Tally> {
  const verdicts = await judgeStatically();
  const broken = verdicts.filter(({ holds }) => !holds);
  return {
    passed: verdicts.length - broken.length,
    failed: broken.length,
    unrun: 0,
    failures: broken.map(({ gate }) => `${gate.name}\n    To mend it: ${gate.mend}`),
  };
}

async function runSuites(names: readonly Suite[]): Promise<ReadonlyMap<string, Tally>> {
  // First of all, so that no test waits for a build.
  for (const engine of needsOf(names).engines)
    console.log(`${engine}: ${await ensureEngine(engine)}`);
  const folder = await mkdtemp(join(tmpdir(), "deskform-test-"));
  const ran = new Map<string, Tally>();
  try {
    for (const name of names) {
      const started = performance.now();
      ran.set(name, await runSuite(name, folder));
      console.log(`${name} took ${((performance.now() - started) / 60_000).toFixed(1)} min`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return ran;
}

/** Of each part that is not green what failed and a sentence; a sum would hide a suite of which nothing ran. */
export function complaints(ran: ReadonlyMap<string, Tally>): readonly string[] {
  return [...ran].flatMap(([name, counts]) => {
    if (isGreen(counts)) return [];
    return [...counts.failures.map((each) => `failed  ${each}`), `${name}: ${complaint(counts)}`];
  });
}

function complaint(counts: Tally): string {
  if (counts.unrun > 0) return `${counted(counts.unrun, "test")} did not run; every test must.`;
  if (counts.passed === 0) return "no test passed; at least one must.";
  return `${closingLine(counts)}.`;
}

async function testAll(names: readonly string[]): Promise<boolean> {
  const unknown = names.filter((name) => !isSuite(name));
  if (unknown.length > 0) {
    const known = Object.keys(suites).join(", ");
    throw new ToolFailure(`Suites among ${known} were wanted, and ${unknown.join(", ")} came.`);
  }
  const everything = names.length === 0;
  const chosen = (everything ? Object.keys(suites) : names).filter(isSuite);
  await requireAll(needsOf(chosen));
  await generate();
  await bundle();
  const gates = everything ? [["gates", await runGates()] as const] : [];
  const ran = new Map([...gates, ...(await runSuites(chosen))]);
  const complained = complaints(ran);
  for (const sentence of complained) console.log(sentence);
  console.log(closingLine([...ran.values()].reduce(sum)));
  return complained.length === 0;
}

if (import.meta.main) await runTool(() => testAll(process.argv.slice(2)));
