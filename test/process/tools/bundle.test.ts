import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { once } from "node:events";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "../../../tools/bundle.ts";

let folder: string;

beforeAll(async () => {
  // An apostrophe, since a checkout may lie anywhere and the launchers are shell scripts.
  folder = await mkdtemp(join(tmpdir(), "deskform's bundle-"));
  await bundle(folder);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

test("a bundled plugin starts where PATH is empty", async () => {
  const plugin = spawn(join(folder, "pulumi-resource-deskform"), {
    env: { PATH: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port: unknown = await once(plugin.stdout, "data");
  plugin.kill();
  await once(plugin, "exit");
  expect(String(port)).toMatch(/^\d+\n$/);
});

test("files that would not change are not written again", async () => {
  const path = join(folder, "pulumi-resource-deskform.mjs");
  const before = await stat(path);
  await bundle(folder);
  const after = await stat(path);
  expect(after.ino).toBe(before.ino);
});

test("modules that are no longer made are removed, by two callers at once too", async () => {
  const outdated = Array.from({ length: 200 }, (_, index) => join(folder, `chunk-${index}.mjs`));
  await Promise.all(outdated.map((path) => writeFile(path, "")));
  await Promise.all([bundle(folder), bundle(folder)]);
  expect(outdated.filter((path) => existsSync(path))).toEqual([]);
});
