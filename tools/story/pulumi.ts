import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { ensureEngine } from "../engines.ts";
import { mustRun, root, run, toolsPath } from "../run.ts";
import { type DeskAccess, deskEnvironment, type Shown, type StoryEngine } from "./engine.ts";

export const pulumiExample = "examples/pulumi-story/Pulumi.yaml";

/** The example on Pulumi with its YAML host and the provider from `dist`, without an account. */
export async function pulumiStory(access: DeskAccess): Promise<StoryEngine> {
  const program = await ensureEngine("pulumi");
  const folder = await mkdtemp(join(tmpdir(), "deskform-story-"));
  const project = join(folder, "project");
  const example = join(project, "Pulumi.yaml");
  await mkdir(join(folder, "stored"));
  await mkdir(project);
  await cp(join(root, pulumiExample), example);
  const plugins = `\nplugins:\n  providers:\n    - { name: deskform, path: ${JSON.stringify(join(root, "dist"))} }\n`;
  await writeFile(example, (await readFile(example, "utf8")) + plugins);
  const env = { ...deskEnvironment(access), ...offline(folder, program) };
  await mustRun(program, ["stack", "init", "story", "--non-interactive"], { cwd: project, env });
  const secret = [
    "config",
    "set",
    "--secret",
    "dbRootPassword",
    access.secret,
    "--non-interactive",
  ];
  await mustRun(program, secret, { cwd: project, env });
  const go = (...words: readonly string[]): Promise<Shown> =>
    run(program, [...words, "--non-interactive", "--color", "never"], { cwd: project, env });
  const edit = async (from: string, to: string): Promise<void> => {
    const text = await readFile(example, "utf8");
    if (!text.includes(from)) throw new Error(`the example does not contain ${from}`);
    await writeFile(example, text.replace(from, to));
  };
  return {
    name: "Pulumi",
    plan: () => go("preview", "--diff"),
    apply: () => go("up", "--yes", "--skip-preview", "--diff"),
    settled: () => go("preview", "--expect-no-changes"),
    destroy: () => go("destroy", "--yes", "--skip-preview"),
    refuseConsent: () => edit("agreed: true", "agreed: false"),
    giveConsent: () => edit("agreed: false", "agreed: true"),
    nameWorkPlan: (workPlanHash) =>
      edit(
        "      decision: confirm\n",
        `      decision: confirm\n      workPlanHash: "${workPlanHash}"\n      acknowledgeIrreversible: true\n`,
      ),
    stored: () => readFile(join(folder, "stored/.pulumi/stacks/web-platform/story.json"), "utf8"),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function offline(folder: string, program: string) {
  return {
    PATH: [dirname(program), toolsPath()].join(delimiter),
    PULUMI_BACKEND_URL: `file://${join(folder, "stored")}`,
    PULUMI_CONFIG_PASSPHRASE: process.env["PULUMI_CONFIG_PASSPHRASE"] ?? "story",
    PULUMI_HOME: join(folder, "home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
  };
}
