import type { ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureEngine } from "../../tools/engines.ts";
import { root, run } from "../../tools/run.ts";
import { ended, type Ended, saidUntil, startCli } from "../support/cli.ts";
import { engines } from "../support/terraform/engine.ts";

/** A user with an empty home, and a demo in another terminal that has said how to find it. */
let home: string;
let demo: ChildProcess;
let demoEnd: Promise<Ended>;
let settings: Readonly<Record<string, string>>;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "deskform-readme-"));
  const words = await demoWords();
  demo = startCli({ HOME: home, TMPDIR: home }, ...words, "--listen", "127.0.0.1:0");
  demoEnd = ended(demo);
  settings = await settingsSaid(demo);
});

afterEach(async () => {
  demo.kill();
  await demoEnd;
  await rm(home, { recursive: true });
});

async function demoWords(): Promise<readonly string[]> {
  const page = await readFile(join(root, "README.md"), "utf8");
  const [, words = ""] = /run `deskform ([^`]+)` in another terminal/.exec(page) ?? [];
  return words.split(" ");
}

/** All three, as it prints them for a shell. */
async function settingsSaid(child: ChildProcess): Promise<Readonly<Record<string, string>>> {
  const said = await saidUntil(child, /^export DESKFORM_TOKEN=.*\n/m);
  const lines = said.matchAll(/^export (\w+)=(.*)$/gm);
  return Object.fromEntries([...lines].map(([, name = "", value = ""]) => [name, value]));
}

/** What the README lets a user type in "Use it in your own project", block by block. */
async function blocks(): Promise<readonly string[]> {
  const page = await readFile(join(root, "README.md"), "utf8");
  const [, after = ""] = page.split("\n## Use it in your own project\n");
  const [section = ""] = after.split("\n## ");
  return [...section.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, commands]) => commands ?? []);
}

/** Every command typed in one shell, in the checkout; the first that fails ends it. */
async function typed(commands: readonly string[], programs: string): Promise<string> {
  const env = {
    HOME: home,
    PATH: [programs, process.env["PATH"] ?? ""].join(delimiter),
    ...settings,
    // No registry is asked; one that were could not be reached.
    HTTPS_PROXY: "http://127.0.0.1:9",
    NO_PROXY: "127.0.0.1",
    TF_CLI_CONFIG_FILE: undefined,
    XDG_CACHE_HOME: undefined,
    CHECKPOINT_DISABLE: "1",
    TF_CLI_ARGS: "-no-color",
    PULUMI_HOME: undefined,
    PULUMI_BACKEND_URL: `file://${home}`,
    PULUMI_CONFIG_PASSPHRASE: "not a secret",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
  const { code, output } = await run("sh", ["-euc", commands.join("")], { env });
  if (code === 0) return output;
  throw new Error(`the README's commands ended with ${code}:\n${output}`);
}

test.each(await engines())("the README's commands plan a request with $name", async (engine) => {
  const [build = "", terraform = ""] = await blocks();
  // By the name in the README, whichever of the two it is.
  await mkdir(join(home, "programs"));
  await symlink(engine.path, join(home, "programs/tofu"));
  expect(await typed([build, terraform], join(home, "programs"))).toContain("Plan: 4 to add");
});

test("the README's commands preview a request with Pulumi", async () => {
  const [build = "", , pulumi = ""] = await blocks();
  const programs = dirname(await ensureEngine("pulumi"));
  expect(await typed([build, pulumi], programs)).toMatch(/\+ 5 to create/);
});

test("what the README installs runs on this checkout's Node", async () => {
  const [build = ""] = await blocks();
  const shown = `cat "$HOME"/.pulumi/plugins/*/pulumi-resource-deskform\n`;
  const launcher = await typed([build, "deskform install pulumi\n", shown], "");
  expect(launcher).toContain(`exec '${join(root, "node_modules/")}`);
});
