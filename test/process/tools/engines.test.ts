import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ensureEngine, findTerraform } from "../../../tools/engines.ts";

let folder: string;

/** A machine that has neither Go nor an engine, but for the programs that a test puts there. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deskform-engines-"));
  await mkdir(join(folder, "bin"));
  vi.stubEnv("PATH", join(folder, "bin"));
  vi.stubEnv("DESKFORM_CACHE", join(folder, "cache"));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function install(name: string, version: string): Promise<string> {
  const path = join(folder, "bin", name);
  await writeFile(path, `#!/bin/sh\necho "${version}"\n`, { mode: 0o755 });
  return path;
}

test.each(["OpenTofu v1.11.0", "OpenTofu v1.12.6\non linux_amd64"])(
  "a tofu on PATH that says %j is used",
  async (version) => {
    const program = await install("tofu", version);
    expect(await ensureEngine("opentofu")).toBe(program);
  },
);

test.each(["OpenTofu v1.10.9", "OpenTofu v2.0.0", "no version"])(
  "a tofu on PATH that says %j is passed over, and what is missing is named",
  async (version) => {
    await install("tofu", version);
    await expect(ensureEngine("opentofu")).rejects.toThrow(
      /Go 1\.26 or later was wanted to build tofu.*Install Go, or put tofu on PATH/,
    );
  },
);

test("a pulumi on PATH is used when the YAML host lies beside it", async () => {
  const program = await install("pulumi", "v3.259.0");
  await expect(ensureEngine("pulumi")).rejects.toThrow(/Go 1\.26 or later was wanted/);
  await install("pulumi-language-yaml", "");
  expect(await ensureEngine("pulumi")).toBe(program);
});

test.each(["v3.199.0", "v4.0.0", "v2.300.1"])(
  "a pulumi on PATH that says %j is passed over, whatever lies beside it",
  async (version) => {
    await install("pulumi", version);
    await install("pulumi-language-yaml", "");
    await expect(ensureEngine("pulumi")).rejects.toThrow(
      /put pulumi and pulumi-language-yaml on PATH, 3\.200 or later, below 4/,
    );
  },
);

test("a terraform is used where it is found and never built", async () => {
  expect(await findTerraform()).toBeNull();
  const program = await install("terraform", "Terraform v1.11.4");
  expect(await findTerraform()).toBe(program);
});

test.each(["Terraform v1.10.5", "Terraform v2.0.0", "Terraform v0.15.5"])(
  "a terraform on PATH that says %j is passed over",
  async (version) => {
    await install("terraform", version);
    expect(await findTerraform()).toBeNull();
  },
);
