import { expect, test } from "vitest";
import { run } from "../../tools/run.ts";

test.each([
  ["an unknown option", "--nope", "Unknown option '--nope'"],
  ["a word too many", "pulumi", "Unexpected argument 'pulumi'"],
  ["an engine without a name", "--engine", "'--engine <value>' argument missing"],
  ["an engine that there is not", "--engine=nope", '"nope" came'],
])("the quickstart meets %s with how to use it, and no stack", async (_, word, problem) => {
  const { code, output } = await run("node", ["tools/quickstart.ts", word]);
  expect(code).toBe(1);
  expect(output).toContain(problem);
  expect(output).toContain("--engine");
  expect(output).not.toMatch(/^ +at |node:internal/m);
});
