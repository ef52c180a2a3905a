/** Schemathesis, which tests an API by its own description: from PyPI, in a folder of its own beside the engines. */
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { cacheFolder } from "./engines.ts";
import { withLock } from "./lock.ts";
import { requireAll } from "./prerequisites.ts";
import { mustRun } from "./run.ts";

/** The last versions that still run on Python 3.9; the second draws the examples, so it is pinned too. */
const packages = ["schemathesis==4.4.4", "hypothesis==6.141.1"];

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
  await requireAll({ machine: ["python"], engines: [] });
  const building = `${folder}.building-${process.pid}`;
  await rm(building, { recursive: true, force: true });
  await mustRun("python3", ["-m", "venv", building]);
  await mustRun(join(building, "bin/python"), ["-m", "pip", "install", "--quiet", ...packages]);
  await rename(building, folder);
}
