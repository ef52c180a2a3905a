import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { root, run } from "../../tools/run.ts";

const forbidden = [
  ["the clock", "export const it = Date.now();", "no-restricted-properties"],
  ["the present moment", "export const it = new Date();", "no-present-moment"],
  ["randomness", "export const it = Math.random();", "no-restricted-properties"],
  ["random bytes", `export { randomBytes } from "node:crypto";`, "no-restricted-imports"],
  ["a timer", "setTimeout(() => {}, 1);", "no-restricted-globals"],
  ["the environment", "export const it = process.env;", "no-restricted-globals"],
  ["the network", `export const it = await fetch("http://127.0.0.1");`, "no-restricted-globals"],
  ["the terminal", `console.log("it");`, "no-console"],
  ["any", "export function it(a: any): void { it(a); }", "no-explicit-any"],
  ["an unchecked parse", `export const it: string = JSON.parse("1");`, "no-unsafe-assignment"],
  [
    "a narrowing cast",
    "export const it = (a: unknown) => a as string;",
    "no-unsafe-type-assertion",
  ],
  [
    "a needless cast",
    `const a: string = ""; export const it = a as string;`,
    "no-unnecessary-type-assertion",
  ],
  ["a bang", "export const it = (a: string | null) => a!;", "no-non-null-assertion"],
  ["a promise left alone", "async function it() {} it();", "no-floating-promises"],
  ["a long function", `export function it() {${"\n".repeat(71)}}`, "max-lines-per-function"],
  ["a long file", "\n".repeat(401), "max-lines"],
] as const;

const allowed = [
  ["a moment that arrived", "export const it = new Date(0);"],
  ["a constant", `export const it = ["a"] as const;`],
] as const;

const areas = ["core", "main", "test"];

let problems: readonly string[];

/** A checkout in miniature: our rules and one file per case, all read in one run. */
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "deskform-lint-"));
  for (const area of areas) await mkdir(join(folder, area));
  for (const name of [".oxlintrc.json", "tsconfig.json"]) {
    await cp(join(root, name), join(folder, name));
  }
  for (const name of ["node_modules", "tools"]) await symlink(join(root, name), join(folder, name));
  for (const [name, text] of [...forbidden, ...allowed]) {
    for (const area of areas) await writeFile(join(folder, pathOf(area, name)), `${text}\n`);
  }
  const { output } = await run("oxlint", ["-f", "unix", ...areas], { cwd: folder });
  problems = output.split("\n");
  await rm(folder, { recursive: true });
});

function pathOf(area: string, name: string): string {
  return `${area}/${name.replaceAll(" ", "-")}.ts`;
}

function problemsOf(area: string, name: string): readonly string[] {
  return problems.filter((line) => line.startsWith(`${pathOf(area, name)}:`));
}

test.each(forbidden)("lint refuses %s in the core", (name, _, rule) => {
  expect(problemsOf("core", name).join("\n")).toContain(`(${rule})]`);
});

test.each(allowed)("lint allows %s in the core", (name) => {
  expect(problemsOf("core", name)).toEqual([]);
});

test.each(forbidden.slice(0, 8))("lint allows %s in main", (name) => {
  expect(problemsOf("main", name)).toEqual([]);
});

test("lint refuses a pause in tests", () => {
  expect(problemsOf("test", "a timer").join("\n")).toContain("(no-restricted-globals)]");
});
