/**
 * The engines that examples and tests drive: a fitting program on PATH, else one built from the
 * Go module registry into a cache outside the checkout, once per pinned version.
 */
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { devNull, homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { withLock } from "./lock.ts";
import { mustRun, root, run } from "./run.ts";

/** One program to build: `tools/engines/<module>` pins it. */
interface Part {
  readonly module: string;
  readonly binary: string;
  readonly package: string;
  /** What its own release build writes into it. */
  readonly variables: readonly string[];
}

interface Engine {
  /** The first part is the engine; the others it finds in its own folder. */
  readonly parts: readonly [Part, ...Part[]];
  /** Versions on PATH that will do: from this one, below the next major. */
  readonly from: Version;
}

type Version = readonly [major: number, minor: number];

const pulumiSdk = "github.com/pulumi/pulumi/sdk/v3";

const engines = {
  opentofu: {
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
export const engineNames = Object.keys(engines).filter(isEngineName);

const progressMs = 15_000;

/** The path of an engine's program, built first where that is needed. */
export async function ensureEngine(name: EngineName): Promise<string> {
  const engine: Engine = engines[name];
  const found = await findFitting(engine);
  if (found !== null) return found;
  const folder = join(cacheFolder(), `${name}-${await pinnedHash(engine)}`);
  const program = join(folder, engine.parts[0].binary);
  if (existsSync(program)) return program;
  await mkdir(cacheFolder(), { recursive: true });
  await withLock(join(cacheFolder(), "build.lock"), async () => {
    if (!existsSync(program)) await buildInto(folder, name, engine);
  });
  return program;
}

/** Terraform is tested where it is found; its releases cannot be built as a dependency of another module. */
export async function findTerraform(): Promise<string | null> {
  const program = findOnPath("terraform");
  return program !== null && (await fits(program, [1, 11])) ? program : null;
}

async function findFitting({ parts, from }: Engine): Promise<string | null> {
  const [main, ...others] = parts;
  const program = findOnPath(main.binary);
  if (program === null || !(await fits(program, from))) return null;
  const beside = (part: Part): boolean => existsSync(join(dirname(program), part.binary));
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

/** Whatever settings this machine has, they are not ours: a missing settings file alone ends Terraform with 1. */
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

async function pinnedHash({ parts }: Engine): Promise<string> {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  for (const part of parts) {
    hash.update(JSON.stringify(part));
    hash.update(await readFile(join(moduleFolder(part), "go.mod")));
    hash.update(await readFile(join(moduleFolder(part), "go.sum")));
  }
  return hash.digest("hex").slice(0, 16);
}

async function buildInto(folder: string, name: string, { parts }: Engine): Promise<void> {
  await removeLeftovers();
  const building = `${folder}.building-${process.pid}`;
  await mkdir(building);
  for (const part of parts) {
    await requireGo(part, name);
    await build(part, building);
  }
  await rename(building, folder);
}

/** We hold the lock, so whatever is still half built was left by somebody who is gone. */
async function removeLeftovers(): Promise<void> {
  const names = await readdir(cacheFolder());
  const leftovers = names.filter((name) => name.includes(".building-"));
  for (const name of leftovers) await rm(join(cacheFolder(), name), { recursive: true });
}

/** Go itself compares its version with what the module's `go` line wants. */
async function requireGo(part: Part, name: string): Promise<void> {
  const { code, output } = await run("go", ["version"], { cwd: moduleFolder(part) }).catch(
    (error: Error) => ({ code: 1, output: error.message }),
  );
  if (code === 0) return;
  throw new Error(
    `Go 1.26 or later was wanted to build ${name}; asked for its version, it said: ${output.trim()}. ` +
      `Install Go, or put ${part.binary} on PATH, then repeat.`,
  );
}

async function build(part: Part, folder: string): Promise<void> {
  const started = performance.now();
  const tell = (what: string): void => {
    console.error(`${what} ${part.binary} (${Math.round((performance.now() - started) / 1000)} s)`);
  };
  tell("building");
  const progress = setInterval(tell, progressMs, "still building");
  const variables = part.variables.map((variable) => `-X ${variable}`);
  const linker = ["-s", "-w", ...variables].join(" ");
  const flags = ["-trimpath", "-buildvcs=false", "-mod=readonly", "-ldflags", linker];
  try {
    await mustRun("go", ["build", ...flags, "-o", join(folder, part.binary), part.package], {
      cwd: moduleFolder(part),
      // Without C code the build needs no compiler but Go's own.
      env: { CGO_ENABLED: "0" },
    });
  } finally {
    clearInterval(progress);
  }
  tell("built");
}

function moduleFolder(part: Part): string {
  return join(root, "tools/engines", part.module);
}

function cacheFolder(): string {
  const own = process.env["DESKFORM_CACHE"];
  if (own !== undefined) return join(own, "engines");
  return join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "deskform/engines");
}

function isEngineName(name: string): name is EngineName {
  return name in engines;
}

if (import.meta.main) {
  const [command, name = ""] = process.argv.slice(2);
  if (command !== "path" || !isEngineName(name)) {
    console.error(`wanted: node tools/engines.ts path ${engineNames.join(" | ")}`);
    process.exit(2);
  }
  console.log(await ensureEngine(name));
}
