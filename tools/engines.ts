/**
 * The engines that examples and tests drive: a fitting program on PATH, else one built from the
 * Go module registry into a cache outside the checkout, once per pinned version.
 */
import { accessSync, constants, existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { devNull, homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import {
  buildGoProgram,
  goProblem,
  type GoProgram,
  pinnedHash,
  pinnedVersion,
} from "./go-program.ts";
import { withLock } from "./lock.ts";
import { run, runTool, ToolFailure } from "./run.ts";

interface Engine {
  /** As its makers write it. */
  readonly title: string;
  /** The first part is the engine; the others it finds in its own folder. */
  readonly parts: readonly [GoProgram, ...GoProgram[]];
  /** Versions on PATH that are taken, tested or not: from this one, below the next major. */
  readonly from: Version;
}

type Version = readonly [major: number, minor: number];

const oldestTerraform: Version = [1, 11];

const pulumiSdk = "github.com/pulumi/pulumi/sdk/v3";

const engines = {
  opentofu: {
    title: "OpenTofu",
    from: [1, 11],
    parts: [
      {
        module: "opentofu",
        binary: "tofu",
        package: "github.com/opentofu/opentofu/cmd/tofu",
        variables: ["github.com/opentofu/opentofu/version.dev=no"],
      },
    ],
  },
  pulumi: {
    title: "Pulumi, programs in YAML",
    from: [3, 200],
    parts: [
      {
        module: "pulumi",
        binary: "pulumi",
        package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
        variables: [`${pulumiSdk}/go/common/version.Version=v3.259.0`],
      },
      {
        module: "pulumi-yaml",
        binary: "pulumi-language-yaml",
        package: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
        variables: [],
      },
    ],
  },
} as const satisfies Record<string, Engine>;

export type EngineName = keyof typeof engines;
const engineNames = Object.keys(engines).filter(isEngineName);

/** The path of an engine's program, built first where that is needed. */
export async function ensureEngine(name: EngineName): Promise<string> {
  const ready = await readyProgram(name);
  if (ready !== null) return ready;
  const problem = await engineProblem(name);
  if (problem !== null) throw new ToolFailure(problem);
  const program = await builtProgram(name);
  await mkdir(cacheFolder(), { recursive: true });
  const waiting = "waiting for another process that is building an engine …";
  await withLock(join(cacheFolder(), "build.lock"), waiting, async () => {
    if (!existsSync(program)) await buildInto(dirname(program), engines[name]);
  });
  return program;
}

/** Why an engine is not there and cannot be built either; null when all is well. */
export async function engineProblem(name: EngineName): Promise<string | null> {
  const { parts, from } = engines[name];
  const problem = (await readyProgram(name)) === null ? await goProblem(parts[0]) : null;
  if (problem === null) return null;
  const programs = parts.map(({ binary }) => binary).join(" and ");
  return `${problem} Install Go, or put ${programs} on PATH, ${range(from)}; then repeat.`;
}

async function readyProgram(name: EngineName): Promise<string | null> {
  const found = await findFitting(engines[name]);
  if (found !== null) return found;
  const program = await builtProgram(name);
  return existsSync(program) ? program : null;
}

async function builtProgram(name: EngineName): Promise<string> {
  const { parts } = engines[name];
  return join(cacheFolder(), `${name}-${await pinnedHash(parts)}`, parts[0].binary);
}

/** Terraform is tested where it is found; its releases cannot be built as a dependency. */
export async function findTerraform(): Promise<string | null> {
  const program = findOnPath("terraform");
  return program !== null && (await fits(program, oldestTerraform)) ? program : null;
}

/** With which version of each engine a run of the tests works, and which others it would take. */
export async function testedEngines(): Promise<readonly (readonly string[])[]> {
  const rows = Object.values(engines).map(async ({ title, parts: [main], from }) => [
    title,
    `one on PATH, else ${await pinnedVersion(main)}, which is built`,
    range(from),
  ]);
  const terraform = ["Terraform", "one on PATH; it is not built", range(oldestTerraform)];
  return [...(await Promise.all(rows)), terraform];
}

function range([major, minor]: Version): string {
  return `${major}.${minor} or later, below ${major + 1}`;
}

async function findFitting({ parts, from }: Engine): Promise<string | null> {
  const [main, ...others] = parts;
  const program = findOnPath(main.binary);
  if (program === null || !(await fits(program, from))) return null;
  const beside = (part: GoProgram): boolean => existsSync(join(dirname(program), part.binary));
  return others.every(beside) ? program : null;
}

function findOnPath(binary: string): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, binary)).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The machine's own settings stay out: one that is missing is enough for Terraform to fail. */
async function fits(program: string, [major, minor]: Version): Promise<boolean> {
  const env = {
    CHECKPOINT_DISABLE: "1",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    TF_CLI_CONFIG_FILE: devNull,
  };
  const { code, output } = await run(program, ["version"], { env });
  const version = /v(\d+)\.(\d+)\.\d+/.exec(output);
  if (code !== 0 || version === null) return false;
  return Number(version[1]) === major && Number(version[2]) >= minor;
}

async function buildInto(folder: string, { parts }: Engine): Promise<void> {
  await removeLeftovers();
  const building = `${folder}.building-${process.pid}`;
  await mkdir(building);
  for (const part of parts) await buildGoProgram(part, building);
  await rename(building, folder);
}

/** We hold the lock, so whatever is still half built was left by somebody who is gone. */
async function removeLeftovers(): Promise<void> {
  const names = await readdir(cacheFolder());
  const leftovers = names.filter((name) => name.includes(".building-"));
  for (const name of leftovers) await rm(join(cacheFolder(), name), { recursive: true });
}

/** Where everything is kept that is built once and used by every checkout. */
export function cacheFolder(): string {
  const own = process.env["DESKFORM_CACHE"];
  if (own !== undefined) return join(own, "engines");
  return join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "deskform/engines");
}

function isEngineName(name: string): name is EngineName {
  return name in engines;
}

if (import.meta.main) {
  const [command, name = ""] = process.argv.slice(2);
  await runTool(async () => {
    if (command !== "path" || !isEngineName(name)) {
      throw new ToolFailure(`wanted: npm run engines path ${engineNames.join(" | ")}`);
    }
    console.log(await ensureEngine(name));
    return true;
  });
}
