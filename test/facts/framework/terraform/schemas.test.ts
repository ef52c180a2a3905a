import { describe, expect, test } from "vitest";
import type { Field, Kind } from "../../../../framework/schema/index.ts";
import { toWireFunction, toWireSchema } from "../../../../framework/terraform/schemas.ts";

const string: Kind = { is: "string" };
const object: Kind = {
  is: "object",
  fields: { innerField: { kind: { is: "integer" }, giver: "optional", description: "Inside." } },
};
const inner = {
  name: "inner_field",
  type: '"number"',
  description: "Inside.",
  optional: true,
  sensitive: false,
  writeOnly: false,
};

/** The projection of one field, with its type as text. */
function projected(field: Field): unknown {
  const { block } = toWireSchema({
    name: "Thing",
    version: 3,
    description: "A thing.",
    fields: { someField: field },
  });
  return readable(block?.attributes?.[0]);
}

function readable(value: unknown): unknown {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, readable(item)]));
}

describe("a kind of field as Terraform's type", () => {
  test.each<readonly [Kind, string]>([
    [string, '"string"'],
    [{ is: "boolean" }, '"bool"'],
    [{ is: "integer" }, '"number"'],
    [{ is: "number" }, '"number"'],
    [{ is: "list", of: string }, '["list","string"]'],
    [{ is: "set", of: string }, '["set","string"]'],
    [{ is: "map", of: { is: "boolean" } }, '["map","bool"]'],
    [
      { is: "list", of: { is: "list", of: object } },
      '["list",["list",["object",{"inner_field":"number"}]]]',
    ],
  ])("of %j is %s", (kind, type) => {
    expect(projected({ kind, giver: "optional", description: "" })).toMatchObject({ type });
  });

  test.each<readonly [string, Kind, number]>([
    ["an object", object, 1],
    ["a list of objects", { is: "list", of: object }, 2],
    ["a set of objects", { is: "set", of: object }, 3],
    ["a map of objects", { is: "map", of: object }, 4],
  ])("%s is a nested type that keeps its fields' own words", (_, kind, nesting) => {
    const attribute = projected({ kind, giver: "optional", description: "" });
    expect(attribute).toMatchObject({ nestedType: { nesting, attributes: [inner] } });
    expect(attribute).not.toHaveProperty("type");
  });
});

describe("who gives a value", () => {
  test.each<readonly [Field["giver"], object]>([
    ["required", { required: true }],
    ["optional", { optional: true }],
    ["defaulted", { optional: true, computed: true }],
    ["computed", { computed: true }],
  ])("%s is %o", (giver, flags) => {
    expect(projected({ kind: string, giver, description: "Why." })).toEqual({
      name: "some_field",
      type: '"string"',
      description: "Why.",
      sensitive: false,
      writeOnly: false,
      ...flags,
    });
  });

  test("a write-only value is also never shown", () => {
    const field = projected({ kind: string, giver: "optional", description: "", writeOnly: true });
    expect(field).toMatchObject({ sensitive: true, writeOnly: true });
  });
});

test("a function's parameters and result have types", () => {
  const declared = toWireFunction({
    name: "addUp",
    description: "Adds up.",
    parameters: [
      { name: "allOfThem", kind: { is: "list", of: { is: "number" } }, description: "Them." },
    ],
    result: { is: "number" },
    call: () => ({ value: 0, diagnostics: [] }),
  });
  expect(readable(declared)).toMatchObject({
    parameters: [{ name: "all_of_them", type: '["list","number"]' }],
    return: { type: '"number"' },
  });
});
