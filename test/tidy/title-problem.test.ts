import { expect, test } from "vitest";
import { titleProblem } from "./title-problem.ts";

test.each([
  ["a cell", "10.0.0.7"],
  ["a short cell", "a list"],
  ["an object", `{ "amount": 2, "code": "X" }`],
  ["a placeholder that nothing took", "of a list is said %s"],
  ["a placeholder by its place", "of a list is said: %3$s"],
  ["a name that no row has", "the gate $name holds"],
  ["a value that is cut off", "under { TF_LOG: 'TRACE', …(1) } nothing is said"],
])("a test fails whose title is %s", (_, title) => {
  expect(titleProblem(title, [])).toContain(JSON.stringify(title).slice(1, 8).replaceAll("\\", ""));
});

test("a test fails in a group whose title lacks a value", () => {
  expect(titleProblem("a list is read", ["in %s"])).toContain(`"in %s" lacks one`);
});

test.each(["0 is no month", "/v1/..%2f..%2fother is not found", "^[a-z]{4}$ has a sentence"])(
  "a title that states something is a fact: %s",
  (title) => {
    expect(titleProblem(title, ["in main", ""])).toBeNull();
  },
);
