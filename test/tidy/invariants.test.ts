import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../tools/run.ts";
import { unenforced } from "./invariants.ts";
import { ownFiles } from "./own-files.ts";

test("what enforces each invariant is where the specification says", async () => {
  const specification = await readFile(join(root, "docs/spec/workflow.md"), "utf8");
  expect(specification).toMatch(/^\| I1 \|/m);
  expect(unenforced(specification, ownFiles(".ts"))).toEqual([]);
});

const files = [{ path: "core/a.ts", text: "// A promise.\nconst lock = { kind: 'lockGrant' };" }];

test.each([
  ["a file and a word of it", "`core/a.ts`: `lockGrant`", []],
  ["nothing", "", ["I1 names no file"]],
  ["no file", "random histories", ["I1 names no file"]],
  ["a file that there is not", "`core/b.ts`", ["I1 names core/b.ts, which there is not"]],
  [
    "a word that the file has not",
    "`core/a.ts`: `lock`, `grantLock`",
    ["I1 says that core/a.ts has grantLock, which it has not"],
  ],
  [
    "a word of a comment",
    "`core/a.ts`: `promise`",
    ["I1 says that core/a.ts has promise, which it has not"],
  ],
  [
    "a part of a word",
    "`core/a.ts`: `lockG`",
    ["I1 says that core/a.ts has lockG, which it has not"],
  ],
])("of an invariant that names %s as what enforces it: %j, is said %j", (_, named, said) => {
  expect(unenforced(`| I1 | it holds | ${named} |`, files)).toEqual(said);
});
