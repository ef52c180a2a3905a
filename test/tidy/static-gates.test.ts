import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { judge, staticGates } from "../../tools/check.ts";
import { root } from "../../tools/run.ts";

// Each starts a compiler or a linter twice, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const manifest = { name: "small", type: "module", devDependencies: { vitest: "*" } };

/** A checkout in miniature with which every gate is content. */
const sound: Readonly<Record<string, string>> = {
  "package.json": `${JSON.stringify(manifest, null, 2)}\n`,
  "core/made.ts": "export const made = 1;\n",
  "main/program.ts": `import { made } from "../core/made.ts";\n\nconsole.log(made);\n`,
  "test/facts/made.test.ts": `import { expect, test } from "vitest";
import { made } from "../../core/made.ts";

test("it is made", () => {
  expect(made).toBe(1);
});
`,
};

const rules = [
  "tsconfig.json",
  ".oxfmtrc.json",
  "knip.json",
  "vitest.config.ts",
  "test/support/title-check.ts",
  "test/tidy/title-problem.ts",
];

/** What each gate is there to find. Lint has its own file, rule by rule. */
const broken: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  types: { "core/made.ts": `export const made: string = 1;\n` },
  format: { "core/made.ts": "export const made  = 1\n" },
  unused: { "core/made.ts": "export const made = 1;\nexport const other = 2;\n" },
  "used by tests only": {
    "core/made.ts": "export const made = 1;\nexport const other = 2;\n",
    "test/facts/other.test.ts": `import { expect, test } from "vitest";
import { other } from "../../core/made.ts";

test("it is made", () => {
  expect(other).toBe(2);
});
`,
  },
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "deskform-gates-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function checkoutOf(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const checkout = join(folder, name);
  await mkdir(checkout);
  for (const rule of rules) await cp(join(root, rule), join(checkout, rule));
  await symlink(join(root, "node_modules"), join(checkout, "node_modules"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(checkout, path)), { recursive: true });
    await writeFile(join(checkout, path), text);
  }
  return checkout;
}

const gates = staticGates.filter(({ name }) => name !== "lint");

test("every gate has something that it finds", () => {
  expect(Object.keys(broken)).toEqual(gates.map(({ name }) => name));
});

test.each(gates)(
  "the gate $name holds where nothing is wrong, and not where it is",
  async (gate) => {
    const good = await judge(gate, await checkoutOf(`${gate.name} holds`, sound));
    expect(good).toMatchObject({ holds: true });
    const bad = await checkoutOf(`${gate.name} breaks`, { ...sound, ...broken[gate.name] });
    const { holds, output } = await judge(gate, bad);
    expect(holds).toBe(false);
    expect(output).toContain("core/made.ts");
  },
);

test("what only tests use is no news to the gate that reads the tests too", async () => {
  const checkout = await checkoutOf("beside", { ...sound, ...broken["used by tests only"] });
  const [unused] = gates.filter(({ name }) => name === "unused");
  expect(unused && (await judge(unused, checkout))).toMatchObject({ holds: true });
});
