/** What lint is there to find: by where a part of our configuration holds, one line for each thing. */

export interface Fixture {
  readonly name: string;
  readonly text: string;
  /** As the configuration spells it. */
  readonly rule: string;
}

type Row = readonly [name: string, text: string, rule: string];

function fixtures(...rows: readonly Row[]): readonly Fixture[] {
  return rows.map(([name, text, rule]) => ({ name, text, rule }));
}

const vitest = (text: string): string => `import { expect, test } from "vitest"; ${text}`;

export const everywhere = fixtures(
  ["a loose comparison", "export const it = (a: number, b: number) => a == b;", "eqeqeq"],
  [
    "deep nesting",
    "export function it(a: 1 | 2) { if (a) { for (;;) { if (a) { if (a === 1) break; } } } }",
    "max-depth",
  ],
  ["a long file", "\n".repeat(401), "max-lines"],
  ["a long function", `export function it() {${"\n".repeat(71)}}`, "max-lines-per-function"],
  [
    "many parameters",
    "export const it = (a: 1, b: 1, c: 1, d: 1, e: 1, f: 1) => [a, b, c, d, e, f];",
    "max-params",
  ],
  ["a name without use", "const it = 1;", "no-unused-vars"],
  [
    "a way there",
    `import type { Back } from "./a-way-back.ts"; export interface There { readonly back: Back }`,
    "import/no-cycle",
  ],
  [
    "a way back",
    `import type { There } from "./a-way-there.ts"; export interface Back { readonly there: There }`,
    "import/no-cycle",
  ],
  [
    "a type imported as a value",
    `import { Buffer } from "node:buffer"; export type It = Buffer;`,
    "typescript/consistent-type-imports",
  ],
  [
    "what is deprecated",
    "/** @deprecated Ask the other. */ const old = 1; export const it = old;",
    "typescript/no-deprecated",
  ],
  ["any", "export function it(a: any): void { it(a); }", "typescript/no-explicit-any"],
  ["a promise left alone", "async function it() {} it();", "typescript/no-floating-promises"],
  [
    "a promise as a truth",
    "export const it = [1].filter(async () => await Promise.resolve(false));",
    "typescript/no-misused-promises",
  ],
  [
    "a map spread into an object",
    "export const it = { ...new Map([[1, 2]]) };",
    "typescript/no-misused-spread",
  ],
  ["a bang", "export const it = (a: string | null) => a!;", "typescript/no-non-null-assertion"],
  [
    "a needless cast",
    `const a: string = ""; export const it = a as string;`,
    "typescript/no-unnecessary-type-assertion",
  ],
  [
    "an unchecked parse handed on",
    `export const it = [""].includes(JSON.parse("1"));`,
    "typescript/no-unsafe-argument",
  ],
  [
    "an unchecked parse",
    `export const it: string = JSON.parse("1");`,
    "typescript/no-unsafe-assignment",
  ],
  [
    "an unchecked parse called",
    `export const it: unknown = JSON.parse("1")();`,
    "typescript/no-unsafe-call",
  ],
  [
    "a member of an unchecked parse",
    `export const it: unknown = JSON.parse("1").length;`,
    "typescript/no-unsafe-member-access",
  ],
  [
    "an unchecked parse returned",
    `export const it = (): string => JSON.parse("1");`,
    "typescript/no-unsafe-return",
  ],
  [
    "a narrowing cast",
    "export const it = (a: unknown) => a as string;",
    "typescript/no-unsafe-type-assertion",
  ],
  [
    "a case left out",
    "export function it(a: 1 | 2) { switch (a) { case 1: return 1; } return 2; }",
    "typescript/switch-exhaustiveness-check",
  ],
  // From here on, what comes with a category and no line of ours: one rule of each set.
  ["a stop for the debugger", "debugger;", "no-debugger"],
  ["a name in the way of another", "const it = 1; export const at = (it: 1) => it;", "no-shadow"],
  ["an import of itself", `export * from "./an-import-of-itself.ts";`, "import/no-self-import"],
  [
    "a limit that limits nothing",
    "export const it = Math.min(0, Math.max(1, Date.length));",
    "oxc/bad-min-max-func",
  ],
  [
    "a step that promises nothing",
    "export const it = (a: Promise<1>) => a.then((b) => { b.toFixed(); });",
    "promise/always-return",
  ],
  [
    "a list sorted in place",
    "export const it = (a: string[]) => a.sort();",
    "unicorn/no-array-sort",
  ],
);

/** Where the world arrives as arguments; `main` is where it comes from. */
export const inward = fixtures(
  ["the terminal", `console.log("it");`, "no-console"],
  ["the present moment", "export const it = new Date();", "deskform/no-present-moment"],
  ["the present moment in words", "export const it = Date();", "deskform/no-present-moment"],
  ["random identifiers", "export const it = crypto.randomUUID();", "no-restricted-globals"],
  ["the network", `export const it = await fetch("http://127.0.0.1");`, "no-restricted-globals"],
  ["the environment", "export const it = process.env;", "no-restricted-globals"],
  ["a clock that ticks", "setInterval(() => {}, 1);", "no-restricted-globals"],
  ["a timer", "setTimeout(() => {}, 1);", "no-restricted-globals"],
  ["a deadline", "export const it = AbortSignal.timeout(1);", "no-restricted-properties"],
  ["the clock", "export const it = Date.now();", "no-restricted-properties"],
  ["randomness", "export const it = Math.random();", "no-restricted-properties"],
  ["the time since the start", "export const it = performance.now();", "no-restricted-properties"],
  ["child processes", `export { spawn } from "node:child_process";`, "no-restricted-imports"],
  ["the process", `export { argv } from "node:process";`, "no-restricted-imports"],
  ["timers", `export { setTimeout } from "node:timers";`, "no-restricted-imports"],
  ["pauses", `export { setTimeout } from "node:timers/promises";`, "no-restricted-imports"],
  ["random bytes", `export { randomBytes } from "node:crypto";`, "no-restricted-imports"],
  ["random numbers", `export { randomInt } from "node:crypto";`, "no-restricted-imports"],
  ["random names", `export { randomUUID } from "node:crypto";`, "no-restricted-imports"],
);

export const inTests = fixtures(
  ["a timer", "setTimeout(() => {}, 1);", "no-restricted-globals"],
  ["pauses", `export { setTimeout } from "node:timers/promises";`, "no-restricted-imports"],
  [
    "a test by itself",
    vitest(`test.only("it", () => { expect(1).toBe(1); });`),
    "vitest/no-focused-tests",
  ],
  [
    "a test left out",
    vitest(`test.skip("it", () => { expect(1).toBe(1); });`),
    "vitest/no-disabled-tests",
  ],
  ["a test to be written", vitest(`test.todo("it");`), "vitest/warn-todo"],
  ["a test that expects nothing", vitest(`test("it", () => {});`), "vitest/expect-expect"],
  [
    "an expectation on a condition",
    vitest(`test("it", () => { if (Date.length) expect(1).toBe(1); });`),
    "vitest/no-conditional-expect",
  ],
  [
    "a test on a condition",
    vitest(`if (Date.length) { test("it", () => { expect(1).toBe(1); }); }`),
    "vitest/no-conditional-tests",
  ],
  [
    "one title for two",
    vitest(`test("it", () => { expect(1).toBe(1); }); test("it", () => { expect(2).toBe(2); });`),
    "vitest/no-identical-title",
  ],
  ["an expectation of nothing", vitest(`test("it", () => { expect(1); });`), "vitest/valid-expect"],
);

export const allowed = fixtures(
  ["a moment that arrived", "export const it = new Date(0);", "deskform/no-present-moment"],
  ["a constant", `export const it = ["a"] as const;`, "typescript/no-unsafe-type-assertion"],
);
