import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { requirementGaps } from "./requirements.ts";
import { ownFiles } from "./own-files.ts";
import { titlesOf } from "./titles.ts";

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

test.each([
  ["a test", `test("R1", () => {});`, ["R1"]],
  ["a group and what is in it", `describe("R1", () => { it("R2", () => {}); });`, ["R1", "R2"]],
  ["a fact of the lifecycle", `fact("R1", async () => {});`, ["R1"]],
  ["a template", "test(`R1 of ${kind}, R2`);", ["R1 of …, R2"]],
  [
    "a case by its row",
    `test.each([["R1", "R2"], ["R3", "R4"]])("%s", () => {});`,
    ["%s", "R1", "R3"],
  ],
  ["a case by a list", `test.each(["R1"] as const)("is %s", () => {});`, ["is %s", "R1"]],
  [
    "a case of a list with a name",
    `const cases: readonly Case[] = [["R1", "R2"]]; test.each(cases)("%s");`,
    ["%s", "R1"],
  ],
])("the title of %s is read", (_, text, expected) => {
  expect(titlesOf(text)).toEqual(expected);
});

test.each([
  ["in a call", `expect(told).toBe("R42");`],
  ["in a test's body", `test("it is so", () => { say("R42"); });`],
  ["beside a title", `test("it is so", run, "R42");`],
  ["in a comment", `// test("R42")`],
  ["in a row whose title does not name it", `test.each([["R42", 1]])("it is so");`],
  ["in a later cell", `test.each([["one", "R42"]])("%s");`],
])("a string %s names no requirement", (_, text) => {
  expect(gaps(complete, titles.replace("R42 ", "") + text)).toEqual([
    `R42 is in no test's title and not marked "to come: <part of the product>"`,
  ]);
});

test("one row may state several requirements", () => {
  const specification = complete.replace("| R9 | it holds |\n| R10 |", "| R9, R10 |");
  expect(gaps(specification, titles)).toEqual([]);
});
