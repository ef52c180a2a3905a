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
import { type EngineName, ensureEngine } from "./engines.ts";
import { generate } from "./generate.ts";
import { run, runTool, ToolFailure } from "./run.ts";

const suites = {
  facts: [],
  process: [],
  tofu: ["opentofu"],
  pulumi: ["pulumi"],
} as const satisfies Record<string, readonly EngineName[]>;

type Suite = keyof typeof suites;

interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Neither: a test that was skipped, or left to be written. */
  readonly unrun: number;
}

const nothing: Tally = { passed: 0, failed: 0, unrun: 0 };

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

async function runSuite(suite: Suite, folder: string): Promise<Tally> {
  const started = performance.now();
  const report = join(folder, `${suite}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const arguments_ = ["run", "--project", suite, "--passWithNoTests", ...reporters];
  const { code } = await run("vitest", arguments_, { show: true });
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  console.log(`${suite} took ${minutes} min`);
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

async function runSuites(names: readonly Suite[]): Promise<Tally> {
  // First of all, so that no test waits for a build.
  const needed = new Set<EngineName>(names.flatMap((name) => suites[name]));
  for (const engine of needed) console.log(`${engine}: ${await ensureEngine(engine)}`);
  const folder = await mkdtemp(join(tmpdir(), "deskform-test-"));
  let total = nothing;
  try {
    for (const name of names) total = sum(total, await runSuite(name, folder));
  } finally {
    await rm(folder, { recursive: true });
  }
  return total;
}

function tell(ran: Tally, total: Tally): boolean {
  if (ran.unrun > 0) console.log(`${ran.unrun} tests did not run; every test must.`);
  if (ran.passed + ran.failed === 0) console.log("No test ran; at least one must.");
  console.log(closingLine(total));
  return isGreen(ran) && isGreen(total);
}

function isSuite(name: string): name is Suite {
  return name in suites;
}

async function testAll(names: readonly string[]): Promise<boolean> {
  const wrong = names.filter((name) => !isSuite(name));
  if (wrong.length > 0) {
    const known = Object.keys(suites).join(", ");
    throw new ToolFailure(`Suites among ${known} were wanted, and ${wrong.join(", ")} came.`);
  }
  await generate();
  await bundle();
  const gates = names.length === 0 ? await runGates() : nothing;
  const chosen = names.length === 0 ? Object.keys(suites) : names;
  const ran = await runSuites(chosen.filter(isSuite));
  return tell(ran, sum(gates, ran));
}

if (import.meta.main) await runTool(() => testAll(process.argv.slice(2)));
