import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DiagnosticError } from "../../../../framework/contract/index.ts";
import {
  type Field,
  type FieldTable,
  type Kind,
  snakeCase,
} from "../../../../framework/schema/index.ts";
import {
  fieldsFromPacked,
  packedFromFields,
  toPacked,
} from "../../../../framework/terraform/values.ts";
import { type Fields, Secret, unknown } from "../../../../framework/value/index.ts";
import type { Packed } from "../../../../framework/terraform/msgpack.ts";
import { widgetSchema } from "../../../support/sample-provider.ts";

function optional(kind: Kind, marks: Partial<Field> = {}): Field {
  return { kind, giver: "optional", description: "", ...marks };
}

const number: Kind = { is: "number" };
const integer: Kind = { is: "integer" };

function read(kind: Kind, packed: Packed, marks: Partial<Field> = {}): unknown {
  return fieldsFromPacked({ someValue: optional(kind, marks) }, { some_value: packed })[
    "someValue"
  ];
}

function errorOf(act: () => unknown): DiagnosticError {
  try {
    act();
  } catch (error) {
    if (error instanceof DiagnosticError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

describe("numbers as engines send them", () => {
  test.each<readonly [Kind, Packed, number]>([
    [integer, 443, 443],
    [integer, 9007199254740991n, 9007199254740991],
    [integer, "7", 7],
    [number, "0.1", 0.1],
    [number, 1.5, 1.5],
    [number, "1100000000000000000000000000000", 1.1e30],
  ])("%o %s is %d", (kind, packed, value) => {
    expect(read(kind, packed)).toBe(value);
  });

  test.each<readonly [Kind, number | bigint | string, string]>([
    [integer, 1.5, "not_an_integer"],
    [integer, "0.1", "not_an_integer"],
    [integer, 9007199254740993n, "number_too_precise"],
    [integer, 9007199254740992n, "number_too_precise"],
    [number, 9007199254740993n, "number_too_precise"],
    [number, "33.333333333333333", "number_too_precise"],
  ])("%o %s is refused: %s", (kind, packed, code) => {
    const refused = errorOf(() => read(kind, packed));
    expect(refused).toMatchObject({ code, path: ["someValue"] });
    expect(refused.diagnostic("en").detail).toContain(`came ${packed}`);
  });

  test("a refused secret is not repeated", () => {
    const refused = errorOf(() => read(integer, "1.23456", { sensitive: true }));
    expect(refused.diagnostic("en").detail).not.toContain("1.23456");
  });

  test.each<readonly [number, Packed]>([
    [443, 443],
    [0.1, "0.1"],
    [2 ** 53 - 1, 9007199254740991],
    [1.1e30, "1100000000000000000000000000000"],
  ])("%d goes out as %s", (value, packed) => {
    expect(toPacked(number, value)).toBe(packed);
  });
});

describe("names and marks", () => {
  test("fields are renamed, keys of maps are not", () => {
    const fields: FieldTable = {
      outerMap: optional({
        is: "map",
        of: { is: "object", fields: { innerField: optional(integer) } },
      }),
    };
    const packed = { outer_map: { camelKey: { inner_field: 1 } } };
    expect(fieldsFromPacked(fields, packed)).toEqual({ outerMap: { camelKey: { innerField: 1 } } });
    expect(packedFromFields(fields, { outerMap: { camelKey: { innerField: 1 } } })).toEqual(packed);
  });

  test("text is compared in its composed form", () => {
    expect(read({ is: "string" }, "e\u0301")).toBe("\u00e9");
  });

  test("write-only values never go out, at any depth", () => {
    const secret = optional({ is: "string" }, { writeOnly: true });
    const fields = { top: secret, inner: optional({ is: "object", fields: { deep: secret } }) };
    const packed = packedFromFields(fields, { top: "a", inner: { deep: "b" } });
    expect(packed).toEqual({ top: null, inner: { deep: null } });
  });

  test("a secret mark stays behind, the value goes out", () => {
    expect(toPacked({ is: "string" }, new Secret("x"))).toBe("x");
  });

  test("every declared field goes out, also those that nobody gave", () => {
    const names = Object.keys(widgetSchema.fields);
    const nulls = Object.fromEntries(names.map((name) => [snakeCase(name), null]));
    expect(packedFromFields(widgetSchema.fields, {})).toEqual(nulls);
  });
});

describe("a provider that breaks its own schema is found out, and its value not repeated", () => {
  test.each<readonly [Kind, string | number | boolean]>([
    [{ is: "string" }, 1],
    [{ is: "boolean" }, "canary"],
    [integer, 1.5],
    [number, "canary"],
    [{ is: "list", of: number }, "canary"],
    [{ is: "set", of: number }, "canary"],
    [{ is: "map", of: number }, "canary"],
    [{ is: "object", fields: {} }, "canary"],
  ])("%o given %s", (kind, value) => {
    expect(() => toPacked(kind, value)).toThrow(/its schema says (?!.*canary)/);
  });
});

test("whatever a widget may hold comes back", () => {
  const word = fc.string().map((text) => text.normalize("NFC"));
  const orUnknown = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | typeof unknown | null> =>
    fc.oneof({ weight: 4, arbitrary: values }, fc.constant(unknown), fc.constant(null));
  const double = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
  const part = fc.record({ partName: orUnknown(word), quantity: orUnknown(fc.maxSafeInteger()) });
  const widget: fc.Arbitrary<Fields> = fc.record({
    name: orUnknown(word),
    turnedOn: orUnknown(fc.boolean()),
    amount: orUnknown(fc.maxSafeInteger()),
    weight: orUnknown(double),
    steps: orUnknown(fc.array(orUnknown(word))),
    notes: orUnknown(fc.dictionary(word, orUnknown(word), { noNullPrototype: true })),
    parts: orUnknown(fc.array(part)),
  });
  fc.assert(
    fc.property(widget, (sent) => {
      const packed = packedFromFields(widgetSchema.fields, sent);
      expect(fieldsFromPacked(widgetSchema.fields, packed)).toMatchObject(sent);
    }),
  );
});
