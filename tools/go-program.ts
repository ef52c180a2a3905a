/** Programs built by Go: `tools/engines/<module>` pins each of them with all that it stands on. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { mustRun, root, run } from "./run.ts";

export interface GoProgram {
  readonly module: string;
  readonly binary: string;
  readonly package: string;
  /** What its own release build writes into it. */
  readonly variables: readonly string[];
}

const progressMs = 15_000;

/** Changes with anything that the built programs depend on. */
export async function pinnedHash(programs: readonly GoProgram[]): Promise<string> {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  for (const program of programs) {
    hash.update(JSON.stringify(program));
    hash.update(await readFile(join(moduleFolder(program), "go.mod")));
    hash.update(await readFile(join(moduleFolder(program), "go.sum")));
  }
  return hash.digest("hex").slice(0, 16);
}

/** Of the module that the program's package lies in, without the "v". */
export async function pinnedVersion(program: GoProgram): Promise<string> {
  const requirements = await readFile(join(moduleFolder(program), "go.mod"), "utf8");
  const versions = [...requirements.matchAll(/^\s+(\S+) v(\S+)/gm)];
  const [, , version] = versions.find(([, path]) => program.package.startsWith(`${path}/`)) ?? [];
  if (version === undefined) throw new Error(`no version of ${program.package} is pinned`);
  return version;
}

export async function buildGoProgram(program: GoProgram, folder: string): Promise<void> {
  const started = performance.now();
  const tell = (what: string): void => {
    console.error(
      `${what} ${program.binary} (${Math.round((performance.now() - started) / 1000)} s)`,
    );
  };
  tell("building");
  const progress = setInterval(tell, progressMs, "still building");
  const variables = program.variables.map((variable) => `-X ${variable}`);
  const linker = ["-s", "-w", ...variables].join(" ");
  const flags = ["-trimpath", "-buildvcs=false", "-mod=readonly", "-ldflags", linker];
  try {
    await mustRun("go", ["build", ...flags, "-o", join(folder, program.binary), program.package], {
      cwd: moduleFolder(program),
      // Without C code the build needs no compiler but Go's own.
      env: { CGO_ENABLED: "0" },
    });
  } finally {
    clearInterval(progress);
  }
  tell("built");
}

/** Why this cannot be built; Go itself compares its version with what the module's `go` line wants. */
export async function goProblem(program: GoProgram): Promise<string | null> {
  const { code, output } = await run("go", ["list", "-m"], { cwd: moduleFolder(program) }).catch(
    (error: Error) => ({ code: 1, output: error.message }),
  );
  if (code === 0) return null;
  return `Go 1.26 or later was wanted to build ${program.binary}, and what came is: ${output.trim()}.`;
}

function moduleFolder(program: GoProgram): string {
  return join(root, "tools/engines", program.module);
}
