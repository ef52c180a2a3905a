/** Bundles the executables into `dist`, each with a launcher that engines can start. */
import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import process from "node:process";
import { build, type Plugin } from "esbuild";
import { launcher, quote } from "../main/commands/install/launcher.ts";
import { root, runTool } from "./run.ts";

const executables = ["deskform", "terraform-provider-deskform", "pulumi-resource-deskform"];

/** Writes what has changed and removes what is no longer made; tells the executables' names. */
export async function bundle(folder = join(root, "dist")): Promise<readonly string[]> {
  const present = executables.filter((name) => existsSync(sourceOf(name)));
  if (present.length === 0) return [];
  const modules = await bundledModules(present.map(sourceOf));
  const cache = join(folder, ".compiled");
  const launchers = present.map((name) => {
    const module = quote(join(folder, `${name}.mjs`));
    return [name, launcher(module, cache)] as const;
  });
  const files = new Map([...modules, ...launchers]);
  await mkdir(folder, { recursive: true });
  for (const [name, text] of files) await replace(join(folder, name), text, launcherMode(name));
  const outdated = (await readdir(folder)).filter(
    (name) => name.endsWith(".mjs") && !files.has(name),
  );
  // Another caller at the same time removes the same ones.
  for (const name of outdated) await rm(join(folder, name), { force: true });
  return present;
}

function sourceOf(name: string): string {
  return join(root, "main", `${name}.ts`);
}

/**
 * ECMAScript modules, so that a command loads only the parts that it needs. Not minified:
 * measured on a plugin's server, that starts 5 to 10 ms later.
 */
async function bundledModules(
  entryPoints: string[],
): Promise<readonly (readonly [string, string])[]> {
  const { outputFiles } = await build({
    entryPoints,
    outdir: "dist",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node26",
    format: "esm",
    legalComments: "none",
    // Packages in CommonJS ask for Node's modules by `require`, which a module does not have.
    banner: {
      js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`,
    },
    plugins: [httpByRequire],
    write: false,
  });
  return outputFiles.map(({ path, text }) => [basename(path), text] as const);
}

/** An import reads every name that `node:http` has, and `WebSocket` among them loads all of Node's fetch: 15 ms of a plugin's start. */
const httpByRequire: Plugin = {
  name: "http-by-require",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?http$/ }, ({ kind }) =>
      kind === "import-statement" ? { path: "node:http", namespace: "required" } : null,
    );
    onLoad({ filter: /^node:http$/, namespace: "required" }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};

function launcherMode(name: string): number {
  return name.endsWith(".mjs") ? 0o644 : 0o755;
}

/** Renamed into place, so that a plugin that starts meanwhile reads the old file or the new one. */
async function replace(path: string, text: string, mode: number): Promise<void> {
  if (existsSync(path) && (await readFile(path, "utf8")) === text) return;
  const fresh = `${path}.${process.pid}`;
  await writeFile(fresh, text);
  await chmod(fresh, mode);
  await rename(fresh, path);
}

if (import.meta.main) {
  await runTool(async () => {
    const names = await bundle();
    console.log(names.length === 0 ? "main has no executable yet" : `dist: ${names.join(", ")}`);
    return true;
  });
}
