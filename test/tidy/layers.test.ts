import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { emptyRows, idleArrows, offendingArrows, type SourceFile, table } from "./layers.ts";
import { ownFiles } from "./own-files.ts";

const areas = (path: string): boolean => path.includes("/");

function file(path: string, imported: string): SourceFile {
  return { path, text: `import { it } from "${imported}";` };
}

test("our files import along the allowed arrows only", () => {
  const files = ownFiles(".ts").filter(({ path }) => areas(path));
  expect(files.length).toBeGreaterThan(10);
  expect(offendingArrows(files)).toEqual([]);
});

test.each([
  ["core/form/form.ts", "../../desk/contract/index.ts", "core → desk/contract"],
  ["core/form/form.ts", "node:fs", "core → node:fs"],
  ["core/form/form.ts", "fastify", "core → fastify"],
  ["core/form/form.ts", "canonicalizer", "core → canonicalizer"],
  ["desk/actions/tickets/form.ts", "fastify", "desk/actions → fastify"],
  ["desk/http/app.ts", "node:sqlite", "desk/http → node:sqlite"],
  ["desk/client/ask.ts", "yaml", "desk/client → yaml"],
  ["framework/value/value.ts", "node:crypto", "framework/value → node:crypto"],
  ["provider/lifecycle/wait.ts", "undici", "provider/lifecycle → undici"],
  ["framework/value/value.ts", "../schema/index.ts", "framework/value → framework/schema"],
  ["framework/wire/server.ts", "../pulumi/index.ts", "framework/wire → framework/pulumi"],
  ["desk/http/app.ts", "../store/index.ts", "desk/http → desk/store"],
  ["provider/lifecycle/wait.ts", "../../main/desk.ts", "provider/lifecycle → main"],
  ["desk/http/app.ts", "../../test/support/desk.ts", "desk/http → test"],
  ["main/terminal/table.ts", "../desk/serve.ts", "main/terminal → main/desk"],
  ["main/client/index.ts", "undici", "main/client → undici"],
  ["main/plugin/provider.ts", "../../desk/http/app.ts", "main/plugin → desk/http"],
  ["main/desk/serve.ts", "../commands/files.ts", "main/desk → main/commands"],
  ["main/commands/files.ts", "../../desk/store/database-file.ts", "main/commands → desk/store"],
  ["main/commands/ticket/show.ts", "../../desk/index.ts", "main/commands/ticket → main/desk"],
  ["main/commands/inquiry/show.ts", "node:fs", "main/commands/inquiry → node:fs"],
  ["main/commands/desk/init.ts", "node:sqlite", "main/commands/desk → node:sqlite"],
  ["main/commands/install/package.ts", "../../client/index.ts", "install → main/client"],
  ["main/commands/schema/pulumi.ts", "../../desk/index.ts", "schema → main/desk"],
  ["main/deskform.ts", "../desk/store/database-file.ts", "main → desk/store"],
  ["main/deskform.ts", "commander", "main → commander"],
  ["gadgets/one.ts", "./two.ts", "is in no area"],
])(
  "an import against the table is named by its arrow: %s imports %s, %s",
  (path, imported, arrow) => {
    expect(offendingArrows([file(path, imported)])).toEqual([expect.stringContaining(arrow)]);
  },
);

test.each([
  ["desk/http/app.ts", "fastify"],
  ["desk/http/app.ts", "typebox/compile"],
  ["main/commands/help.ts", "commander"],
  ["main/commands/desk/init.ts", "../../../desk/store/database-file.ts"],
])("an import that the table allows is no offence: %s imports %s", (path, imported) => {
  expect(offendingArrows([file(path, imported)])).toEqual([]);
});

test("no row of the table allows more than its files need", () => {
  expect(idleArrows(ownFiles(".ts"))).toEqual([]);
});

test("an arrow that no file needs is named, with its row", () => {
  const used = file("desk/client/ask.ts", "undici/types");
  const idle = idleArrows([used]).filter((each) => each.startsWith("nothing of desk/client "));
  expect(idle).toEqual([
    "nothing of desk/client imports core: take it out of the row",
    "nothing of desk/client imports desk/contract: take it out of the row",
    "nothing of desk/client imports node:stream: take it out of the row",
  ]);
});

test("every row of the table speaks of a folder with files in it", () => {
  expect(emptyRows(ownFiles(".ts"))).toEqual([]);
});

test("a row that speaks of no file is named", () => {
  const [first = "", ...others] = Object.keys(table);
  const files = others.map((area) => file(`${area}/index.ts`, "./own.ts"));
  expect(emptyRows(files)).toEqual([`${first} has no file: remove its row`]);
});

test.each([
  ["a type", `import type { A } from "../../main/a.ts";`],
  ["everything again", `export * from "../../main/a.ts";`],
  ["for its effect", `import "../../main/a.ts";`],
  ["lazily", `const a = await import("../../main/a.ts");`],
  ["over several lines", `import {\n  a,\n} from "../../main/a.ts";`],
])("an import of %s counts", (_, text) => {
  expect(offendingArrows([{ path: "core/form/form.ts", text }])).toHaveLength(1);
});

/** Bundles and runs a program where nothing is but the language. */
async function runBare(contents: string): Promise<void> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(import.meta.dirname, "../..") },
    bundle: true,
    format: "iife",
    logLevel: "silent",
    mainFields: ["module", "main"],
    platform: "neutral",
    treeShaking: false,
    write: false,
  });
  for (const { text } of outputFiles) runInContext(text, createContext({}));
}

test("the core runs where there is nothing but JavaScript", async () => {
  const entries = ownFiles(".ts").filter(({ path }) => path.startsWith("core/"));
  expect(entries.length).toBeGreaterThan(0);
  await runBare(entries.map(({ path }) => `import "./${path}";`).join("\n"));
});

test.each([
  ["a module of Node's", `import "node:fs";`, /Could not resolve/],
  ["the process", `process.version;`, /process is not defined/],
  ["a timer", `setTimeout(() => {}, 1);`, /setTimeout is not defined/],
])("a program that needs %s does not run there", async (_, contents, refusal) => {
  await expect(runBare(contents)).rejects.toThrow(refusal);
});
