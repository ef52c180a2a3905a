import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { configFile } from "../support/planted.config.ts";
import { plantedBugs } from "../support/planted-bugs.ts";
import { run } from "../../tools/run.ts";

let folder: string;
const caught = new Map<string, string>();

beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "deskform-planted-"))));

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  const lines = [...caught].map(([name, catcher]) => `  ${name}: ${catcher}`);
  console.log(
    `${caught.size} of ${plantedBugs.length} planted bugs were caught\n${lines.join("\n")}`,
  );
});

interface Report {
  readonly testResults: readonly {
    /** Why the file could not be run at all; empty when it ran. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** The tests that fail with the bug in place, each with the first line of what it said. */
async function catchers(name: string): Promise<readonly string[]> {
  const outputFile = join(folder, "report.json");
  const words = ["run", "--config", configFile, "--reporter=json", `--outputFile=${outputFile}`];
  // A fixed seed: what catches a bug today catches it tomorrow.
  const env = { DESKFORM_PLANTED: name, DESKFORM_RUNS: "8000", DESKFORM_SEED: "1" };
  const { output } = await run("vitest", words, { env });
  const report = await readFile(outputFile, "utf8").catch(() => output);
  await rm(outputFile, { force: true });
  const { testResults } = reportIn(report);
  const unrun = testResults.find(({ assertionResults }) => assertionResults.length === 0);
  if (unrun !== undefined) throw new Error(unrun.message);
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === "failed"),
  );
  return failed.map(
    ({ fullName, failureMessages: [said = ""] }) => `${fullName}\n    ${gist(said)}`,
  );
}

/** Vitest's own, in its own shape. */
function reportIn(text: string): Report {
  const report: unknown = JSON.parse(text);
  return report as Report;
}

function gist(said: string): string {
  return said.split("\n    at ")[0]?.replaceAll("\n", " ").slice(0, 240) ?? "";
}

const tenMinutesMs = 10 * 60_000;

test("where no bug is planted, nothing is caught", { timeout: tenMinutesMs }, async () => {
  expect(await catchers("none")).toEqual([]);
});

describe("a planted bug is caught", () => {
  test.each(plantedBugs)("$name", { timeout: tenMinutesMs }, async ({ name }) => {
    const [first, ...others] = await catchers(name);
    expect([first, ...others]).not.toEqual([undefined]);
    caught.set(name, first ?? "");
  });
});
