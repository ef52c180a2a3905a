/** The pages in docs/resources, made of the declarations and of examples that the tests run. */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Schema } from "../framework/schema/index.ts";
import { configuration, type Declaration, declarations } from "../provider/resources/index.ts";
import { overview } from "./pages/overview.ts";
import { type Examples, pageName, resourcePage } from "./pages/resource.ts";
import { root } from "./run.ts";
import { openTofuExample } from "./story/opentofu.ts";
import { pulumiExample } from "./story/pulumi.ts";

const pagesFolder = join(root, "docs/resources");

interface Sources {
  readonly declarations: readonly Declaration[];
  readonly configuration: Schema;
  readonly examples: Examples;
}

/** What the pages are made of. */
export const sources: Sources = {
  declarations,
  configuration,
  examples: { terraform: openTofuExample, pulumi: pulumiExample },
};

type Pages = ReadonlyMap<string, string>;

/** Every page by its file's name. */
export async function pagesOf(from: Sources): Promise<Pages> {
  const provider = from.configuration.name.toLowerCase();
  const first = overview(provider, from.declarations, from.configuration, from.examples);
  const others = from.declarations.map(async (declaration): Promise<[string, string]> => [
    `${pageName(declaration)}.md`,
    await resourcePage(provider, declaration, from.examples),
  ]);
  const [overall, ...pages] = await Promise.all([first, ...others]);
  return new Map([["README.md", overall], ...pages]);
}

/** The names of pages that are missing, out of date, or about nothing that there is. */
export async function stalePages(pages: Pages, folder = pagesFolder): Promise<readonly string[]> {
  const present = new Map<string, string>();
  for (const name of await readdir(folder)) {
    present.set(name, await readFile(join(folder, name), "utf8"));
  }
  const names = new Set([...pages.keys(), ...present.keys()]);
  return [...names].filter((name) => pages.get(name) !== present.get(name)).toSorted();
}

/** Makes the folder what it should be and tells which pages were not. */
export async function writePages(pages: Pages, folder = pagesFolder): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const stale = await stalePages(pages, folder);
  for (const name of stale) {
    const text = pages.get(name);
    await (text === undefined ? rm(join(folder, name)) : writeFile(join(folder, name), text));
  }
  return stale;
}
