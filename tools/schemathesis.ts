/** Schemathesis, which tests an API by its own description: from PyPI, in a folder of its own beside the engines. */
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { cacheFolder } from "./engines.ts";
import { withLock } from "./lock.ts";
import { mustRun, run, ToolFailure } from "./run.ts";

/** The last versions that still run on Python 3.9; the second draws the examples, so it is pinned too. */
const packages = ["schemathesis==4.4.4", "hypothesis==6.141.1"];
const oldestPython = [3, 9] as const;

/** The command and its first words. */
export async function ensureSchemathesis(): Promise<readonly [string, ...string[]]> {
  const folder = join(cacheFolder(), "..", packages.join("-").replaceAll("==", "-"));
  const lock = join(cacheFolder(), "..", "schemathesis.lock");
  await mkdir(cacheFolder(), { recursive: true });
  await withLock(
    lock,
    "waiting for another process that is installing schemathesis …",
    async () => {
      if (!existsSync(folder)) await installInto(folder);
    },
  );
  return [join(folder, "bin/python"), "-m", "schemathesis.cli"];
}

async function installInto(folder: string): Promise<void> {
  await judgePython();
  const building = `${folder}.building-${process.pid}`;
  await rm(building, { recursive: true, force: true });
  await mustRun("python3", ["-m", "venv", building]);
  await mustRun(join(building, "bin/python"), ["-m", "pip", "install", "--quiet", ...packages]);
  await rename(building, folder);
}

async function judgePython(): Promise<void> {
  const { output } = await run("python3", ["--version"]).catch(() => ({ output: "" }));
  const [, major, minor] = /Python (\d+)\.(\d+)/.exec(output) ?? [];
  const isFitting = Number(major) === oldestPython[0] && Number(minor) >= oldestPython[1];
  if (isFitting) return;
  throw new ToolFailure(
    `Python ${oldestPython.join(".")} or later with venv was wanted as python3, and ${output.trim() || "none"} was found. Install it and repeat.`,
  );
}
