/** A project of the real `pulumi` in a folder of its own, without network and without an account. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { stringify } from "yaml";
import { ensureEngine } from "../../../tools/engines.ts";
import { type Finished, run } from "../../../tools/run.ts";

const project = "probe";
const stack = "test";

/** Pulumi's YAML knows no aliases. */
const noAliases = { aliasDuplicateObjects: false };

export type Program = Readonly<Record<string, unknown>>;

export interface PulumiWorkspace {
  readonly folder: string;
  /** The engine's process environment, for a program started otherwise. */
  readonly environment: Readonly<Record<string, string>>;
  readonly binary: string;
  /** Writes a YAML program. */
  declare(program: Program): Promise<void>;
  /** Runs the engine and gives what it printed; another end than the one named throws it. */
  succeed(...words: readonly string[]): Promise<string>;
  fail(...words: readonly string[]): Promise<string>;
  /** The stored state as it lies on the disk. */
  storedState(): Promise<string>;
  remove(): Promise<void>;
}

/** `environment` is added to what the engine needs, PULUMI_DEBUG_PROVIDERS for example. */
export async function pulumiWorkspace(
  environment: Readonly<Record<string, string>> = {},
): Promise<PulumiWorkspace> {
  const binary = await ensureEngine("pulumi");
  const folder = await mkdtemp(join(tmpdir(), "pulumi-"));
  const stored = join(folder, "stored");
  const program = join(folder, "program");
  await mkdir(stored);
  await mkdir(program);
  const env = { ...engineEnvironment(folder, binary), ...environment };
  const declare = (content: Program): Promise<void> => {
    const text = stringify({ name: project, runtime: "yaml", ...content }, noAliases);
    return writeFile(join(program, "Pulumi.yaml"), text);
  };
  await declare({});
  const runHere = (...words: readonly string[]): Promise<Finished> =>
    run(binary, [...words, "--non-interactive", "--color", "never"], { cwd: program, env });
  const succeed = async (...words: readonly string[]) => printed(await runHere(...words), true);
  const fail = async (...words: readonly string[]) => printed(await runHere(...words), false);
  await succeed("stack", "init", stack);
  return {
    folder: program,
    environment: env,
    binary,
    declare,
    succeed,
    fail,
    storedState: () =>
      readFile(join(stored, ".pulumi", "stacks", project, `${stack}.json`), "utf8"),
    remove: () => rm(folder, { recursive: true }),
  };
}

function printed({ code, output }: Finished, isExpectedToSucceed: boolean): string {
  if ((code === 0) === isExpectedToSucceed) return output;
  throw new Error(`pulumi ended with ${code}\n${output}`);
}

function engineEnvironment(folder: string, binary: string): Readonly<Record<string, string>> {
  return {
    PATH: [dirname(binary), process.env["PATH"] ?? ""].join(delimiter),
    PULUMI_BACKEND_URL: `file://${join(folder, "stored")}`,
    PULUMI_CONFIG_PASSPHRASE: "not a secret",
    PULUMI_HOME: join(folder, "home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
  };
}
