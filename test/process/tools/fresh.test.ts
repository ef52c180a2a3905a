import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Finished, root, run } from "../../../tools/run.ts";

let folder: string;

/** A clone with one script, on a machine whose npm does nothing but link a Node. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deskform-fresh-"));
  for (const name of ["bin", "tools"]) await mkdir(join(folder, name));
  await copyFile(join(root, "tools/fresh.mjs"), join(folder, "tools/fresh.mjs"));
  await writeFile(join(folder, "package-lock.json"), "first");
  await symlink(process.execPath, join(folder, "bin/node"));
  const script = `console.log("script", process.argv.slice(2), process.execArgv); process.exitCode = 7;`;
  await writeFile(join(folder, "tools/script.mjs"), script);
  await writeNpm(
    `echo "npm $1"\nmkdir -p node_modules/node/bin\nln -sf "$OUR_NODE" node_modules/node/bin/node`,
  );
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function writeNpm(text: string): Promise<void> {
  await writeFile(join(folder, "bin/npm"), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
}

function fresh(...words: string[]): Promise<Finished> {
  return freshOn(`${join(folder, "bin")}:/bin:/usr/bin`, ...words);
}

function freshOn(path: string, ...words: string[]): Promise<Finished> {
  // What the script prints is compared as it is, whatever colours the environment asks for.
  const env = { OUR_NODE: process.execPath, PATH: path, FORCE_COLOR: undefined };
  return run(process.execPath, [join(folder, "tools/fresh.mjs"), ...words], { env });
}

test("a fresh clone is installed once, and again when the lock file has changed", async () => {
  expect((await fresh("tools/script.mjs")).output).toContain("npm install");
  expect((await fresh("tools/script.mjs")).output).not.toContain("npm install");
  await writeFile(join(folder, "package-lock.json"), "second");
  expect((await fresh("tools/script.mjs")).output).toContain("npm install");
});

test("arguments, Node's own options and the exit code are passed on", async () => {
  const { code, output } = await fresh("--no-warnings", "tools/script.mjs", "a b", "--keep");
  expect(output).toContain(`script [ 'a b', '--keep' ] [ '--no-warnings' ]`);
  expect(code).toBe(7);
});

test("a failed installation runs nothing and is tried again", async () => {
  await writeNpm("echo registry is away >&2; exit 3");
  const { code, output } = await fresh("tools/script.mjs");
  expect(output).toContain("registry is away");
  expect(output).toContain("npm install failed");
  expect(output).not.toContain("script [");
  expect(code).toBe(1);
});

test("a machine without npm is told so", async () => {
  const { code, output } = await freshOn(join(folder, "tools"), "tools/script.mjs");
  expect(output).toContain("npm was wanted and did not start");
  expect(code).toBe(1);
});
