import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ensureEngine } from "../../tools/engines.ts";
import { mustRun } from "../../tools/run.ts";

test("pulumi finds its YAML host without any PATH", async () => {
  const pulumi = await ensureEngine("pulumi");
  const folder = await mkdtemp(join(tmpdir(), "deskform-yaml-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "state"));
  await writeFile(
    join(folder, "Pulumi.yaml"),
    "name: probe\nruntime: yaml\noutputs:\n  it: works\n",
  );
  const env = {
    PATH: "",
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "only for this test",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_HOME: join(folder, "home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
  const arguments_ = ["up", "--yes", "--non-interactive", "--stack", "probe"];
  await mustRun(pulumi, ["stack", "init", "probe"], { cwd: folder, env });
  await mustRun(pulumi, arguments_, { cwd: folder, env });
  const output = await mustRun(pulumi, ["stack", "output", "it"], { cwd: folder, env });
  expect(output.trim()).toBe("works");
});
