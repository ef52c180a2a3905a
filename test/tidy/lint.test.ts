import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import config from "../../.oxlintrc.json" with { type: "json" };
import { type Finished, root, run } from "../../tools/run.ts";
import { allowed, everywhere, type Fixture, inTests, inward } from "./lint-fixtures.ts";
import { setOf, unproven } from "./lint-coverage.ts";

/** It hides no problem now, and would hide the next one. */
const needless = { name: "a pardon for nothing", text: "// oxlint-disable-next-line no-debugger" };

const inwardAreas = ["core", "framework", "provider", "desk"] as const;
const fixturesOf = {
  ...Object.fromEntries(inwardAreas.map((area) => [area, [...inward, ...allowed]])),
  core: [...everywhere, ...inward, ...allowed],
  main: [...everywhere, ...inward, needless],
  test: inTests,
};

let problems: readonly string[];
/** A run over what is allowed, with a rule that only warns of it. */
let warned: Finished;

/** A checkout in miniature: our rules and one file per fixture, all read in one run. */
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "deskform-lint-"));
  for (const name of [".oxlintrc.json", "tsconfig.json"]) {
    await cp(join(root, name), join(folder, name));
  }
  for (const name of ["node_modules", "tools"]) await symlink(join(root, name), join(folder, name));
  for (const [area, fixtures] of Object.entries(fixturesOf)) {
    await mkdir(join(folder, area));
    for (const { name, text } of fixtures) {
      await writeFile(join(folder, pathOf(area, name)), `${text}\n`);
    }
  }
  const { output } = await run("oxlint", ["-f", "unix", ...Object.keys(fixturesOf)], {
    cwd: folder,
  });
  problems = output.split("\n");
  const mild = ["-W", "import/no-named-export", pathOf("core", "a constant")];
  warned = await run("oxlint", mild, { cwd: folder });
  await rm(folder, { recursive: true });
});

function pathOf(area: string, name: string): string {
  return `${area}/${name.replaceAll(" ", "-")}.ts`;
}

function problemsOf(area: string, { name }: Pick<Fixture, "name">): string {
  return problems.filter((line) => line.startsWith(`${pathOf(area, name)}:`)).join("\n");
}

/** As Oxlint prints it. */
function printed(rule: string): string {
  return `${setOf(rule)}(${rule.slice(rule.indexOf("/") + 1)})]`;
}

describe.each(["core", "main"])("in %s", (area) => {
  test.each(everywhere)("lint refuses $name", (fixture) => {
    expect(problemsOf(area, fixture)).toContain(printed(fixture.rule));
  });
});

describe.each(inwardAreas)("in %s", (area) => {
  test.each(inward)("lint keeps out $name", (fixture) => {
    expect(problemsOf(area, fixture)).toContain(printed(fixture.rule));
  });

  test.each(allowed)("lint allows $name", (fixture) => {
    expect(problemsOf(area, fixture)).toBe("");
  });
});

test.each(inward)("in main lint allows $name", (fixture) => {
  expect(problemsOf("main", fixture)).toBe("");
});

test.each(inTests)("in tests lint refuses $name", (fixture) => {
  expect(problemsOf("test", fixture)).toContain(printed(fixture.rule));
});

test("a warning fails like an error", () => {
  expect(warned.output).toContain("Found 1 warning and 0 errors");
  expect(warned.code).toBe(1);
});

test("lint refuses a pardon for nothing", () => {
  expect(problemsOf("main", needless)).toContain("Unused oxlint-disable directive");
});

const proofs = {
  "**": [...everywhere, ...inTests],
  ...Object.fromEntries(inwardAreas.map((area) => [`${area}/**`, inward])),
  "test/**": inTests,
};

test("every rule that we ask for has a fixture, and so has every name that one keeps out", () => {
  expect(unproven(config, proofs)).toEqual([]);
});

/** One rule that is at work because of its category alone. */
const byCategory: Readonly<Record<string, string>> = {
  correctness: "no-debugger",
  suspicious: "no-shadow",
};

test.each(Object.keys(config.categories))(
  "the category %s has a fixture whose rule no line of ours asks for",
  (category) => {
    const rule = byCategory[category];
    expect(everywhere.map((fixture) => fixture.rule)).toContain(rule);
    expect(Object.keys(config.rules)).not.toContain(rule);
  },
);

const plain = { plugins: ["eslint"], rules: { eqeqeq: "error" }, overrides: [] };
const shown = [{ name: "a loose comparison", text: "a == b", rule: "eqeqeq" }];

test.each([
  ["a new rule", ["curly in ** has no fixture"], { ...plain, rules: { curly: "error" } }],
  ["a rule that is off", [], { ...plain, rules: { curly: "off" } }],
  ["a new set", ["no rule of the set react has a fixture"], { ...plain, plugins: ["react"] }],
  [
    "a rule for some files",
    ["eqeqeq in docs/** has no fixture"],
    { ...plain, overrides: [{ files: ["docs/**"], rules: { eqeqeq: "error" } }] },
  ],
  [
    "a name that is kept out",
    ["eqeqeq of Temporal in ** has no fixture"],
    { ...plain, rules: { eqeqeq: ["error", { name: "Temporal", message: "Time arrives." }] } },
  ],
])("of %s without a fixture is said %j", (_, said, changed) => {
  expect(unproven(changed, { "**": shown })).toEqual(said);
});
