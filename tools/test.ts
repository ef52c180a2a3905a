/**
 * Runs the suites named as arguments, or all of them after the gates that read the code,
 * and closes with one line that counts.
 */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { bundle } from "./bundle.ts";
import { judgeCode } from "./check.ts";
import { ensureEngine } from "./engines.ts";
import { generate } from "./generate.ts";
import { isSuite, needsOf, requireAll, type Suite, suites } from "./prerequisites.ts";
import { type RunOptions, run, runTool, ToolFailure } from "./run.ts";

interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Neither: a test that was skipped, or left to be written. */
  readonly unrun: number;
}

export function closingLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

export function isGreen({ passed, failed, unrun }: Tally): boolean {
  return passed > 0 && failed === 0 && unrun === 0;
}

/** Vitest's own report; an error outside of any test counts as a failed one. */
export function tally(report: ReadonlyMap<string, unknown>, exitCode: number): Tally {
  const count = (name: string): number => Number(report.get(name) ?? 0);
  const failed = count("numFailedTests");
  return {
    passed: count("numPassedTests"),
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    unrun: count("numPendingTests") + count("numTodoTests"),
  };
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

/** Empty when Vitest ended before it could write one. */
async function readReport(path: string): Promise<ReadonlyMap<string, unknown>> {
  if (!existsSync(path)) return new Map();
  const report: unknown = JSON.parse(await readFile(path, "utf8"));
  return new Map(Object.entries(report ?? {}));
}

function sum(left: Tally, right: Tally): Tally {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    unrun: left.unrun + right.unrun,
  };
}

/** The gates count as tests, so that one that is broken is never overlooked. */
async function runGates(): Promise<Tally> {
  const holds = await judgeCode();
  const passed = holds.filter(Boolean).length;
  return { passed, failed: holds.length - passed, unrun: 0 };
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

/** One sentence per part that is not green; a sum would hide a suite of which nothing ran. */
export function complaints(ran: ReadonlyMap<string, Tally>): readonly string[] {
  return [...ran].flatMap(([name, counts]) => {
    if (isGreen(counts)) return [];
    if (counts.unrun > 0) return `${name}: ${counts.unrun} tests did not run; every test must.`;
    if (counts.passed === 0) return `${name}: no test passed; at least one must.`;
    return `${name}: ${closingLine(counts)}.`;
  });
}

async function testAll(names: readonly string[]): Promise<boolean> {
  const wrong = names.filter((name) => !isSuite(name));
  if (wrong.length > 0) {
    const known = Object.keys(suites).join(", ");
    throw new ToolFailure(`Suites among ${known} were wanted, and ${wrong.join(", ")} came.`);
  }
  const everything = names.length === 0;
  const chosen = (everything ? Object.keys(suites) : names).filter(isSuite);
  await requireAll(needsOf(chosen));
  await generate();
  await bundle();
  const gates = everything ? [["gates", await runGates()] as const] : [];
  const ran = new Map([...gates, ...(await runSuites(chosen))]);
  const wrongs = complaints(ran);
  for (const sentence of wrongs) console.log(sentence);
  console.log(closingLine([...ran.values()].reduce(sum)));
  return wrongs.length === 0;
}

if (import.meta.main) await runTool(() => testAll(process.argv.slice(2)));
