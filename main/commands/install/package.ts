import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { failure } from "../../failure/index.ts";
import { launcher } from "./launcher.ts";

/** Writes the executable into the folder, with everything that it loads and nothing that it does not. */
export async function writePackage(
  name: string,
  folder: string,
  cacheFolder: string,
): Promise<void> {
  const modules = await modulesOf(`${name}.mjs`);
  // Made beside it and moved into place, so that an engine finds the old package or the new one.
  const fresh = `${folder}.${process.pid}`;
  await mkdir(join(fresh, "lib"), { recursive: true });
  for (const [file, text] of modules) await writeFile(join(fresh, "lib", file), text);
  // Named by where the launcher stands, since an engine may link or copy the folder. Compiled code
  // is kept elsewhere: a package that changes no longer fits the engine's lock file.
  const module = `"\${0%/*}/lib/${name}.mjs"`;
  await writeFile(join(fresh, name), launcher(module, cacheFolder));
  await chmod(join(fresh, name), 0o755);
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
}

/** A bundle and all that it imports, directly or not. */
async function modulesOf(entry: string): Promise<ReadonlyMap<string, string>> {
  const folder = bundleFolder();
  const present = await readdir(folder).catch((): readonly string[] => []);
  if (!present.includes(entry)) throw failure("provider_not_built", { folder });
  const found = new Map<string, string>();
  const wanted = [entry];
  for (const file of wanted) {
    const text = await readFile(join(folder, file), "utf8");
    found.set(file, text);
    wanted.push(
      ...importsOf(text).filter((each) => present.includes(each) && !wanted.includes(each)),
    );
  }
  return found;
}

function importsOf(text: string): readonly string[] {
  const names = [...text.matchAll(/["']\.\/([\w.-]+\.mjs)["']/g)].flatMap(([, name]) => name ?? []);
  return [...new Set(names)];
}

/** Bundled, this very file lies among the bundles; from source, they are in `dist`. */
function bundleFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return basename(here) === "install" ? join(here, "../../../dist") : here;
}
