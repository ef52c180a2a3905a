import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Unknown } from "../../../../framework/value/index.ts";
import { asPacked, pack, type Packed, unpack } from "../../../../framework/terraform/msgpack.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "hex"));

// Captured from a real engine.
const captured: readonly (readonly [string, string, Packed])[] = [
  ["null", "c0", null],
  ["a fraction that a double holds", "cb3ff8000000000000", 1.5],
  ["a fraction that it does not hold", "a3302e31", "0.1"],
  ["a small integer", "cd01bb", 443],
  ["an integer beyond 2^53", "cf0020000000000001", 9007199254740993n],
  ["a map with sorted keys", "82a161a131a162a132", { a: "1", b: "2" }],
];

describe("what an engine sends", () => {
  test.each(captured)("is read exactly when it is %s: %s", (_, wire, value) => {
    expect(unpack(bytes(wire))).toEqual(value);
  });
});

describe("a value not known yet", () => {
  test.each([
    ["nothing", "d40000"],
    ["that it is not null", "c7030c8101c2"],
    ["that it is not null and begins with b-", "c7070c8201c202a2622d"],
  ])("keeps what the engine has said about it, %s: %s", (_, wire) => {
    const value = unpack(bytes(wire));
    expect(value).toBeInstanceOf(Unknown);
    expect(hex(pack(value))).toBe(wire);
  });
});

describe("numbers go out as engines compare them", () => {
  test.each<readonly [Packed, string]>([
    [443, "cd01bb"],
    [-1, "ff"],
    [2 ** 53 - 1, "cf001fffffffffffff"],
    ["0.1", "a3302e31"],
  ])("%s is %s", (value, wire) => {
    expect(hex(pack(value))).toBe(wire);
  });
});

test("whatever is packed comes back", () => {
  const leaf = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.string(),
    fc.integer(),
    fc.constant(new Unknown()),
    fc.uint8Array({ minLength: 2, maxLength: 40 }).map((payload) => new Unknown(payload)),
  );
  const names = fc.string().filter((name) => name !== "__proto__");
  const { value } = fc.letrec<{ value: Packed }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(names, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(value, (sent) => {
      expect(unpack(pack(sent))).toEqual(sent);
    }),
  );
});

test("nesting has a bound", () => {
  let deep: Packed = null;
  for (let level = 0; level < 70; level += 1) deep = [deep];
  expect(() => asPacked(deep)).toThrow("nested too deeply");
});

test("bytes that are no MessagePack are refused", () => {
  expect(() => unpack(bytes("c1"))).toThrow("Unrecognized type byte");
});
