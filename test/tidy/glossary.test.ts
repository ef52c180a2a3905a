import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../tools/run.ts";
import { undefinedWords } from "./glossary.ts";
import { ownFiles } from "./own-files.ts";

test("every word of the glossary is defined where it says", async () => {
  const page = await readFile(join(root, "docs/glossary.md"), "utf8");
  expect(page).toMatch(/^\| ticket \|/m);
  expect(undefinedWords(page, ownFiles(".ts"))).toEqual([]);
});

const files = [{ path: "core/a.ts", text: "export interface Ticket {}\n// Order" }];
const head = "| word | is | defined in |\n|---|---|---|\n";

test.each([
  ["a file and a word of it", "| ticket | it | `core/a.ts`: `Ticket` |", []],
  ["a file alone", "| ticket | it | `core/a.ts` |", []],
  ["no file", "| ticket | it | |", ["ticket names no file"]],
  [
    "a file that there is not",
    "| ticket | it | `core/b.ts` |",
    ["ticket names core/b.ts, which there is not"],
  ],
  [
    "a word that the file does not declare",
    "| ticket | it | `core/a.ts`: `Order` |",
    ["ticket says that core/a.ts has Order, which it has not"],
  ],
  [
    "a file, in two rows",
    "| ticket | it | `core/a.ts` |\n| ticket | it | `core/a.ts` |",
    ["ticket stands in more than one row"],
  ],
])("of a word whose row names %s nothing else is said than is so", (_, rows, said) => {
  expect(undefinedWords(head + rows, files)).toEqual(said);
});
