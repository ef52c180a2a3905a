import { describe, expect, test } from "vitest";
import type { Path } from "../../../../framework/contract/index.ts";
import type { Field, Kind } from "../../../../framework/schema/index.ts";
import { Secret, unknown, type Value } from "../../../../framework/value/index.ts";
import { widgetSchema } from "../../../support/sample-provider.ts";
import { toDiagnostic } from "../../../../framework/terraform/diagnostics.ts";
import { validate } from "../../../../framework/planning/index.ts";

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

describe("a value that must be there", () => {
  const paths = (written: { readonly [name: string]: Value }): readonly string[] =>
    validate(widgetSchema.fields, { name: "wheel", ...written }).map(({ code, path }) => {
      expect(code).toBe("field_required");
      return path.join(".");
    });

  test.each<readonly [string, Value, readonly string[]]>([
    ["name", null, ["name"]],
    ["name", new Secret(null), ["name"]],
    ["shape", {}, ["shape.outerWidth"]],
    ["shape", { outerWidth: 1, center: { distanceLeft: 0 } }, ["shape.center.distanceTop"]],
    ["shape", new Secret({ outerWidth: null }), ["shape.outerWidth"]],
    ["parts", [{ partName: "a" }, { partName: null }], ["parts.1.partName"]],
    ["corners", [{ distanceTop: 1 }], ["corners.0.distanceLeft"]],
    ["spares", { left: { quantity: 1 } }, ["spares.left.partName"]],
    ["steps", ["a", null], ["steps.1"]],
    ["tags", [null], ["tags.0"]],
    ["parts", [null], ["parts.0"]],
    ["notes", { left: null }, ["notes.left"]],
    ["spares", { left: null }, ["spares.left"]],
  ])("is missed where it stands: %s = %j", (name, value, missed) => {
    expect(paths({ [name]: value })).toEqual(missed);
  });

  test.each<readonly [string, Value]>([
    ["name", unknown],
    ["name", new Secret(unknown)],
    ["shape", null],
    ["shape", unknown],
    ["shape", { outerWidth: unknown, unit: null, center: null }],
    ["parts", [unknown, { partName: unknown, quantity: null }]],
    ["spares", { left: unknown }],
    ["steps", []],
    ["size", null],
    ["serial", null],
    ["amount", null],
    ["password", null],
  ])("is not missed where it may come yet, or is not needed: %s = %j", (name, value) => {
    expect(paths({ [name]: value })).toEqual([]);
  });

  test.each<readonly [Kind, string, string]>([
    [{ is: "string" }, "text", "문자열"],
    [{ is: "boolean" }, "true or false", "true 또는 false"],
    [{ is: "integer" }, "a whole number", "정수"],
    [{ is: "number" }, "a number", "숫자"],
    [{ is: "list", of: color }, "a list", "목록"],
    [{ is: "set", of: color }, "a list", "목록"],
    [{ is: "map", of: color }, "named values", "이름 붙은 값들"],
    [{ is: "object", fields: {} }, "named values", "이름 붙은 값들"],
  ])("is asked for by its kind, in both languages: %j", (kind, english, korean) => {
    const fields = { it: { kind, giver: "required", description: "" } } as const;
    const [error] = validate(fields, {});
    expect(error?.diagnostic("en")).toMatchObject({
      summary: "This is missing",
      detail: `Wanted ${english}, came nothing or null. Give it a value.`,
    });
    expect(error?.diagnostic("ko").detail).toContain(`${korean}이(가) 필요한데`);
  });
});
