import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isFields,
  isList,
  isSecret,
  isUnknown,
  Secret,
  unknown,
  type Value,
} from "../../../../framework/value/index.ts";
import { fromStruct, isForeign, toStruct } from "../../../../framework/pulumi/struct.ts";
import { runs } from "../../../support/runs.ts";

const key = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";
const output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const computed = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Unknowns and secrets compare by content here, as no two objects of theirs are one. */
function laidOpen(value: Value): unknown {
  if (isUnknown(value)) return "unknown";
  if (isSecret(value)) return { secret: laidOpen(value.reveal()) };
  if (isList(value)) return value.map(laidOpen);
  if (!isFields(value)) return value;
  return Object.entries(value).map(([name, item]) => [name, laidOpen(item)]);
}

const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: "grapheme" }),
  fc.constant(unknown),
);

const { value: anyValue } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 4, noNullPrototype: true }),
    tie("value").map((value) => new Secret(value)),
  ),
}));

describe("values on Pulumi's wire", () => {
  test("come back as they were sent, marks included", () => {
    const property = fc.property(
      fc.dictionary(fc.string(), anyValue, { noNullPrototype: true }),
      (fields) => {
        expect(laidOpen(fromStruct(toStruct(fields)))).toEqual(laidOpen(fields));
      },
    );
    fc.assert(property, { numRuns: runs(2_000) });
  });

  test.each([
    ["a secret", { [key]: secret, value: "x" }, { secret: "x" }],
    ["a secret list", { [key]: secret, value: [1] }, { secret: [1] }],
    ["an output", { [key]: output, value: 1, dependencies: ["urn"] }, 1],
    ["a secret output", { [key]: output, value: 1, secret: true }, { secret: 1 }],
    ["an output not known yet", { [key]: output }, "unknown"],
    ["a secret not known yet", { [key]: output, secret: true }, { secret: "unknown" }],
    ["text not known yet", computed, "unknown"],
    ["a number not known yet", "3eeb2bf0-c639-47a8-9e75-3b44932eb421", "unknown"],
    ["a truth not known yet", "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", "unknown"],
    ["a list not known yet", "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", "unknown"],
    ["an object not known yet", "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", "unknown"],
    ["an asset not known yet", "030794c1-ac77-496b-92df-f27374a8bd58", "unknown"],
    ["an archive not known yet", "e48ece36-62e2-4504-bad9-02848725956a", "unknown"],
  ])("%s is understood", (_, sent, understood) => {
    expect(laidOpen(fromStruct({ it: sent }))).toEqual([["it", understood]]);
  });

  test("an asset is no data of ours, and goes back as it came", () => {
    const asset = { [key]: "c44067f5952c0a294b673a41bacd8c17", hash: "ab", text: "content" };
    expect(isForeign(fromStruct(asset))).toBe(true);
    expect(toStruct(fromStruct({ it: asset }))).toEqual({ it: asset });
  });

  test("a secret and an unknown value are written as the engine writes them", () => {
    expect(toStruct({ a: new Secret(unknown) })).toEqual({ a: { [key]: secret, value: computed } });
  });
});
