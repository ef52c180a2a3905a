/** Generates messages from `framework/wire/proto`, when those have changed; as a command, the pages in docs/resources too. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import process from "node:process";
import { mustRun, root, runTool } from "./run.ts";

const protoFolder = join(root, "framework/wire/proto");
const generatedFolder = join(root, "framework/wire/generated");
const stampName = "inputs.sha256";

const plugin = {
  local: "protoc-gen-es",
  // Node strips types and cannot compile an `enum`.
  opt: ["target=ts", "import_extension=ts", "erasable_syntax=true"],
};

/** A hash of everything that the generated files depend on. */
export async function inputsHash(folder = protoFolder): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(plugin));
  hash.update(await readFile(join(root, "node_modules/@bufbuild/protoc-gen-es/package.json")));
  for (const name of await protoNames(folder)) {
    hash.update(name).update(await readFile(join(folder, name)));
  }
  return hash.digest("hex");
}

/** Whether the generated files are those of the present protos. */
export async function isFresh(proto = protoFolder, generated = generatedFolder): Promise<boolean> {
  const stamp = join(generated, stampName);
  if (!existsSync(stamp)) return (await protoNames(proto)).length === 0;
  return (await readFile(stamp, "utf8")) === (await inputsHash(proto));
}

export async function generate(proto = protoFolder, generated = generatedFolder): Promise<boolean> {
  if (await isFresh(proto, generated)) return false;
  // Written beside and renamed, so that a program which starts meanwhile never sees half of it.
  const fresh = `${generated}.${process.pid}`;
  await mkdir(fresh, { recursive: true });
  try {
    const template = { version: "v2", plugins: [{ ...plugin, out: fresh }] };
    await mustRun("buf", ["generate", proto, "--template", JSON.stringify(template)]);
    await writeFile(join(fresh, stampName), await inputsHash(proto));
    await rm(generated, { recursive: true, force: true });
    await rename(fresh, generated);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return true;
}

async function protoNames(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(".proto")).toSorted();
}

if (import.meta.main) {
  await runTool(async () => {
    const name = relative(root, generatedFolder);
    console.log((await generate()) ? `generated ${name}` : `${name} is fresh`);
    // The gates load this file too, and must start even while a declaration does not.
    const { pagesOf, sources, writePages } = await import("./pages.ts");
    const pages = await writePages(await pagesOf(sources));
    console.log(pages.length === 0 ? "docs/resources is fresh" : `generated ${pages.join(", ")}`);
    return true;
  });
}
