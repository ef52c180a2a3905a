import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { requirementGaps } from "./requirements.ts";
import { ownFiles } from "./sources.ts";

const specificationPath = join(import.meta.dirname, "../../docs/spec/workflow.md");

const complete = Array.from({ length: 47 }, (_, index) => `| R${index + 1} | it holds |`).join(
  "\n",
);
const titles = Array.from({ length: 47 }, (_, index) => `test("R${index + 1} it holds");`).join(
  "\n",
);

function gaps(specification: string, text: string): readonly string[] {
  return requirementGaps(specification, [{ path: "test/facts/a.test.ts", text }]);
}

test("every requirement of the specification is in a test's title or marked as still to come", async () => {
  const tests = ownFiles(".test.ts").filter(({ path }) => !path.startsWith("test/tidy/"));
  expect(requirementGaps(await readFile(specificationPath, "utf8"), tests)).toEqual([]);
});

test("specification and titles that name the same requirements have no gap", () => {
  expect(gaps(complete, titles)).toEqual([]);
});

test.each([
  ["a requirement that nobody states", complete.replace("R7 ", ""), titles, "R7 is not stated"],
  [
    "a requirement that no title names",
    complete,
    titles.replace("R42 ", ""),
    `R42 is in no test's title and not marked "to come: <part of the product>"`,
  ],
  [
    "a mark that has come true",
    complete.replace("| R9 | it holds |", "| R9 | to come: inquiries |"),
    titles,
    `R9 is marked "to come: inquiries" and yet in a title of test/facts/a.test.ts`,
  ],
  [
    "a title that names no requirement",
    complete,
    `${titles} test("R48 too");`,
    "R48 is in a title of test/facts/a.test.ts and is not stated",
  ],
])("%s is a gap", (_, specification, text, gap) => {
  expect(gaps(specification, text)).toContain(gap);
});

test("a requirement that is marked as to come needs no title", () => {
  const specification = complete.replace("| R9 | it holds |", "| R9 | to come: inquiries |");
  expect(gaps(specification, titles.replace("R9 ", ""))).toEqual([]);
});

test("one row may state several requirements", () => {
  const specification = complete.replace("| R9 | it holds |\n| R10 |", "| R9, R10 |");
  expect(gaps(specification, titles)).toEqual([]);
});
