import { describe, expect, test } from "vitest";
import type { Path } from "../../../../framework/contract/index.ts";
import type { Field, Kind } from "../../../../framework/schema/index.ts";
import { toDiagnostic } from "../../../../framework/terraform/diagnostics.ts";
import { validate } from "../../../../framework/terraform/validate.ts";
import { unknown, type Value } from "../../../../framework/value/index.ts";

const color: Kind = { is: "string", oneOf: ["red", "blue"] };
const colored: Field = { kind: color, giver: "optional", description: "" };

describe("a value that is none of the allowed ones", () => {
  test.each<readonly [Kind, Value, Path]>([
    [color, "green", ["it"]],
    [{ is: "list", of: color }, ["red", "green"], ["it", 1]],
    [{ is: "set", of: color }, ["green"], ["it", 0]],
    [{ is: "map", of: color }, { a: "red", b: "green" }, ["it", "b"]],
    [{ is: "object", fields: { colored } }, { colored: "green" }, ["it", "colored"]],
  ])("is found wherever it stands: %j given %j", (kind, value, path) => {
    expect(validate({ it: { ...colored, kind } }, { it: value })).toMatchObject([{ path }]);
  });
});

test.each<Value>(["red", null, unknown])("%s is no problem", (value) => {
  expect(validate({ it: colored }, { it: value })).toEqual([]);
});

test.each<readonly [Partial<Field>, boolean]>([
  [{}, true],
  [{ sensitive: true }, false],
  [{ writeOnly: true }, false],
])("a value of a field marked %o is quoted: %s", (marks, isQuoted) => {
  const fields = { it: { ...colored, ...marks } };
  const details = validate(fields, { it: "green" }).map(
    (error) => toDiagnostic(error, "en").detail,
  );
  expect(details.join().includes("green")).toBe(isQuoted);
  expect(details.join()).toContain('Wanted one of "red", "blue"');
});

test("a secret value is called one in the language of the sentence", () => {
  const fields = { it: { ...colored, sensitive: true } } as const;
  const said = validate(fields, { it: "green" }).map((error) => toDiagnostic(error, "ko").detail);
  expect(said.join()).toMatch(/비밀/);
  expect(said.join()).not.toMatch(/another|secret/);
});

test("a value inside another is named in words, since the line shown is the outer one's", () => {
  const fields = { outerOne: { ...colored, kind: { is: "list", of: color } } } as const;
  const [error] = validate(fields, { outerOne: ["red", "green"] });
  expect(error && toDiagnostic(error, "en").detail).toMatch(/^outer_one\.1: Wanted one of /);
});
