import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { root } from "../../tools/run.ts";
import { deadReferences } from "./references.ts";
import { ownFiles } from "./own-files.ts";

const sources = [...ownFiles(".ts"), ...ownFiles(".proto")];
const scripts = Object.keys(manifest.scripts);
const words = new Set(sources.flatMap(({ text }) => text.match(/\w+/g) ?? []));

test.each(ownFiles(".md"))("what $path points to is there", ({ path, text }) => {
  const has = (target: string): boolean => existsSync(join(root, target));
  expect(deadReferences(path, text, { has, words, scripts })).toEqual([]);
});

const small = {
  has: (path: string) => path === "docs/a.md",
  words: new Set(["Scene"]),
  scripts: ["check", "test:facts"],
};

test.each([
  ["a link", "[it](b.md#then)", "docs/b.md"],
  ["a link upwards", "[it](../docs/b.md)", "docs/b.md"],
  ["a path of ours", "in `desk/store/there.ts`", "desk/store/there.ts"],
  ["a word of ours", "a `Visit`", "Visit"],
  ["a script", "`npm run lost -- --all`", "lost"],
])("%s that leads nowhere is named: %s", (_, text, name) => {
  const said = [`docs/page.md points to ${name}, which there is not`];
  expect(deadReferences("docs/page.md", text, small)).toEqual(said);
});

test.each([
  "[it](a.md)",
  "[it](a.md#then)",
  "[it](https://a.example/b.md)",
  "`Scene`",
  "`web/b.ts`",
  "`npm run test:facts`",
])("%s leads somewhere, or nowhere of ours", (text) => {
  expect(deadReferences("docs/page.md", text, small)).toEqual([]);
});

const node = /^>=(\d+)$/.exec(manifest.engines.node)?.[1];
const newestGo = ["opentofu", "pulumi", "pulumi-yaml"]
  .map((name) => readFileSync(join(root, `tools/engines/${name}/go.mod`), "utf8"))
  .map((text) => /^go (\d+\.\d+)/m.exec(text)?.[1])
  .toSorted((a = "", b = "") => a.localeCompare(b, "en", { numeric: true }))
  .at(-1);

test.each([
  ["README.md", `Node ≥ ${node}, npm, and Go ≥ ${newestGo}`],
  ["CONTRIBUTING.md", `Node ${node} or later`],
  ["CONTRIBUTING.md", `Go ${newestGo} or later`],
])("%s asks for what the package and the engines' sources ask for: %s", (page, wanted) => {
  expect(readFileSync(join(root, page), "utf8")).toContain(wanted);
});
