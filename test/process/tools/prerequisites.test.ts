import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { missing, type PrerequisiteName, requireAll } from "../../../tools/prerequisites.ts";

let folder: string;

/** A machine that has nothing but the programs that a test puts there. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deskform-prerequisites-"));
  await mkdir(join(folder, "bin"));
  vi.stubEnv("PATH", join(folder, "bin"));
  vi.stubEnv("DESKFORM_CACHE", join(folder, "cache"));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function install(name: string, code: number): Promise<void> {
  await writeFile(join(folder, "bin", name), `#!/bin/sh\nexit ${code}\n`, { mode: 0o755 });
}

const cases: readonly (readonly [PrerequisiteName, string, string, RegExp])[] = [
  ["git", "git", "Git", /Install it \(package git\)/],
  ["sshKeygen", "sh", "ssh-keygen", /package openssh-client/],
  ["python", "python3", "Python 3.9 or later with venv", /packages python3 and python3-venv/],
  ["prlimit", "prlimit", "prlimit", /package util-linux/],
  ["namespaces", "unshare", "unshare", /allow user namespaces/],
];

test.each(cases)(
  "%s: what is missing is named, with how to get it",
  async (name, _, wanted, mend) => {
    const [sentence = "", ...others] = await missing({ machine: [name], engines: [] });
    expect(sentence).toContain(`Wanted: ${wanted}`);
    expect(sentence).toMatch(mend);
    expect(others).toEqual([]);
  },
);

test.each(cases)("%s: a program that is there and fits is not missing", async (name, program) => {
  await install(program, 0);
  expect(await missing({ machine: [name], engines: [] })).toEqual([]);
});

test.each(cases)(
  "%s: a program that is there and does not fit is missing",
  async (name, program) => {
    await install(program, 1);
    expect(await missing({ machine: [name], engines: [] })).toHaveLength(1);
  },
);

test("an engine that is not there is missing where Go cannot build it", async () => {
  const [sentence] = await missing({ machine: [], engines: ["opentofu"] });
  expect(sentence).toMatch(/Go 1\.26 or later was wanted to build tofu.*Install Go, or put tofu/);
  await install("go", 0);
  expect(await missing({ machine: [], engines: ["opentofu"] })).toEqual([]);
});

test("everything that is missing is told at once", async () => {
  const telling = requireAll({ machine: ["git", "prlimit"], engines: ["pulumi"] });
  await expect(telling).rejects.toThrow(/Git[^]*prlimit[^]*build pulumi/);
});
