import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalText, exactDouble } from "../../../../framework/terraform/decimal.ts";

describe("a double as decimal text", () => {
  const texts: readonly (readonly [number, string])[] = [
    [0.1, "0.1"],
    [-0.5, "-0.5"],
    [100.25, "100.25"],
    [1e21, "1000000000000000000000"],
    [1.1e30, "1100000000000000000000000000000"],
    [-1.5e-7, "-0.00000015"],
    [5e-324, `0.${"0".repeat(323)}5`],
    [2 ** 53, "9007199254740992"],
  ];
  test.each(texts)("%d is %s", (value, text) => {
    expect(decimalText(value)).toBe(text);
  });

  test("every finite double comes back from its text", () => {
    // A zero has no sign in text.
    const doubles = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    fc.assert(
      fc.property(doubles, (value) => {
        expect(exactDouble(decimalText(value))).toBe(value);
      }),
    );
  });
});

describe("text", () => {
  test.each([
    "9007199254740993",
    "33.333333333333333",
    "0.1000000000000000055511151231257827",
    "1".repeat(400),
    "Infinity",
    "NaN",
    "0x10",
    "1e3",
    "",
    " 1",
  ])("that no double gives back unchanged is refused: %j", (text) => {
    expect(exactDouble(text)).toBeNull();
  });
});
