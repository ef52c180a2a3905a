/** A real engine in a folder of its own, and the engines that there are. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChildProcess, spawn } from "node:child_process";
import process from "node:process";
import { ensureEngine, findTerraform } from "../../../tools/engines.ts";

export interface Engine {
  readonly name: string;
  readonly path: string;
}

/** OpenTofu always; Terraform, which cannot be built, where it is installed. */
export async function engines(): Promise<readonly Engine[]> {
  const tofu = { name: "OpenTofu", path: await ensureEngine("opentofu") };
  const terraform = await findTerraform();
  return terraform === null ? [tofu] : [tofu, { name: "Terraform", path: terraform }];
}

export interface Finished {
  readonly code: number | null;
  /** Standard output and error, as users see them. */
  readonly output: string;
}

export interface Workspace {
  readonly folder: string;
  /** The same folder under more environment. */
  with(environment: Way): Workspace;
  /** The engine's own settings, as a user writes them. */
  settings(text: string): Promise<void>;
  /** Replaces the configuration. */
  write(configuration: string): Promise<void>;
  run(...arguments_: readonly string[]): Promise<Finished>;
  /** Like `run`, but an exit code other than 0 throws what the engine said. */
  must(...arguments_: readonly string[]): Promise<string>;
  start(...arguments_: readonly string[]): ChildProcess;
  /** As Ctrl-C in a terminal does it: the engine and its plugins all get the signal. */
  interruptGroup(child: ChildProcess): void;
  /** Everything in the state file. */
  state(): Promise<string>;
  /** The provider's private state of the one resource in the state file. */
  privateState(): Promise<string>;
  remove(): Promise<void>;
}

/** How the engine finds the provider `example.com/acme/sample`, as environment. */
export type Way = Readonly<Record<string, string>>;

export async function workspace(engine: Engine, way: Way): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), "workspace-"));
  await writeFile(join(folder, settingsName), "");
  return inFolder(engine, folder, way);
}

function inFolder(engine: Engine, folder: string, way: Way): Workspace {
  const start = (...arguments_: readonly string[]): ChildProcess =>
    spawn(engine.path, arguments_, {
      cwd: folder,
      env: { ...cleanEnvironment(folder), ...way },
      stdio: ["ignore", "pipe", "pipe"],
      // A process group of its own, so that a test can interrupt it as a terminal does.
      detached: true,
    });
  const state = (): Promise<string> => readFile(join(folder, "terraform.tfstate"), "utf8");
  const run = (...arguments_: readonly string[]): Promise<Finished> =>
    finished(start(...arguments_));
  return {
    folder,
    start,
    run,
    with: (environment) => inFolder(engine, folder, { ...way, ...environment }),
    settings: (text) => writeFile(join(folder, settingsName), text),
    write: (configuration) => writeFile(join(folder, "main.tf"), header + configuration),
    async must(...arguments_) {
      const { code, output } = await run(...arguments_);
      if (code === 0) return output;
      throw new Error(`${engine.name} ${arguments_.join(" ")} ended with ${code}:\n${output}`);
    },
    interruptGroup({ pid }) {
      if (pid !== undefined) process.kill(-pid, "SIGINT");
    },
    state,
    async privateState() {
      const kept = /"private": "([^"]+)"/.exec(await state())?.[1] ?? "";
      return Buffer.from(kept, "base64").toString();
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const settingsName = "engine.rc";

const header = `terraform {
  required_providers {
    sample = { source = "example.com/acme/sample" }
  }
}
`;

/** Nothing of the user's own settings or home reaches the engine, and it asks nobody for news. */
function cleanEnvironment(folder: string): Readonly<Record<string, string>> {
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    TMPDIR: folder,
    TF_CLI_CONFIG_FILE: join(folder, settingsName),
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    TF_CLI_ARGS: "-no-color",
    CHECKPOINT_DISABLE: "1",
  };
}

/** The end of a child process, with all that it said. */
export function finished(child: ChildProcess): Promise<Finished> {
  const chunks: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: Buffer.concat(chunks).toString() }));
  });
}
