import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toHex, utf8 } from "../../../core/scalar/bytes.ts";
import { digestFor, digestOf, sha256 } from "../../../core/scalar/digest.ts";
import { parseDuration } from "../../../core/scalar/duration.ts";
import { formatInstant, formatSeoul, parseInstant } from "../../../core/scalar/instant.ts";
import { formatWon } from "../../../core/scalar/money.ts";
import {
  cleanBody,
  cleanLine,
  hasHidden,
  hasHiddenInBody,
  isIdentifier,
  lengthOf,
} from "../../../core/scalar/text.ts";
import { runs } from "../../support/runs.ts";

describe("an instant", () => {
  test.each([
    ["2026-11-24T10:00:00+09:00", "2026-11-24T01:00:00.000Z"],
    ["2026-11-24T01:00:00Z", "2026-11-24T01:00:00.000Z"],
    ["2026-11-24t01:00:00.5z", "2026-11-24T01:00:00.500Z"],
    ["2026-11-24T01:00:00.123456789Z", "2026-11-24T01:00:00.123Z"],
    ["2026-11-23T20:30:00-04:30", "2026-11-24T01:00:00.000Z"],
  ])("%s is %s", (text, utc) => {
    expect(formatInstant(parseInstant(text) ?? 0)).toBe(utc);
  });

  test.each([
    "2026-11-24T10:00:00",
    "2026-11-24",
    "2026-02-30T10:00:00Z",
    "2026-11-24T24:00:00Z",
    "2026-11-24T10:00:60Z",
    "2026-11-24T10:00:00+25:00",
    "1969-01-01T00:00:00Z",
    "2300-01-01T00:00:00Z",
    "now",
  ])("%s is no instant", (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  test("is written as it is read, in UTC and in Seoul", () => {
    const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2199, 11, 31) });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(parseInstant(formatInstant(instant))).toBe(instant);
        expect(parseInstant(formatSeoul(instant))).toBe(Math.floor(instant / 1_000) * 1_000);
      }),
      { numRuns: runs(1_000), verbose: 1 },
    );
  });
});

describe("a duration", () => {
  test.each([
    ["2h30m", 9_000_000],
    ["5d", 432_000_000],
    ["90s", 90_000],
    ["1d2h3m4s", 93_784_000],
  ])("%s is %i ms", (text, durationMs) => {
    expect(parseDuration(text)).toBe(durationMs);
  });

  test.each(["", "0s", "2h30", "30m2h", "-1h", "1.5h", "P5D", "2 h"])(
    "%j is no duration",
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );

  test("is the sum of its parts", () => {
    const count = fc.nat({ max: 9_999 });
    fc.assert(
      fc.property(count, count, count, fc.integer({ min: 1, max: 9_999 }), (d, h, m, s) => {
        const seconds = ((d * 24 + h) * 60 + m) * 60 + s;
        expect(parseDuration(`${d}d${h}h${m}m${s}s`)).toBe(seconds * 1_000);
      }),
      { numRuns: runs(1_000), verbose: 1 },
    );
  });
});

test.each([
  [0, "0 KRW", "0원"],
  [55_000, "55,000 KRW", "55,000원"],
  [1_234_567, "1,234,567 KRW", "1,234,567원"],
  [-999, "-999 KRW", "-999원"],
])("R26 %i won is written %s and %s", (amount, english, korean) => {
  expect([formatWon(amount, "en"), formatWon(amount, "ko")]).toEqual([english, korean]);
});

test.each([
  ["a line", cleanLine, "  a \t\n b ", "a b"],
  ["a body", cleanBody, "\n a  \r\n\r\nb\t\rc \n", "a\n\nb\nc"],
  ["Hangul of a Mac", cleanLine, "한글".normalize("NFD"), "한글"],
  ["half a character", cleanLine, "a\uD800", "a\uFFFD"],
])("%s is cleaned", (_, clean, typed, kept) => {
  expect(clean(typed)).toBe(kept);
});

test("cleaning twice is cleaning once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
      expect(cleanBody(cleanBody(text))).toBe(cleanBody(text));
    }),
    { numRuns: runs(1_000), verbose: 1 },
  );
});

test.each([
  ["a\nb", true, false],
  ["a\tb", true, false],
  ["a\u202Eb", true, true],
  ["a\u0000b", true, true],
  ["안녕 👋🏽", false, false],
])("%j hides something in a line: %s, in a body: %s", (text, inLine, inBody) => {
  expect([hasHidden(text), hasHiddenInBody(text)]).toEqual([inLine, inBody]);
});

test.each([
  ["srv-1", true],
  ["a".repeat(64), true],
  ["a".repeat(65), false],
  ["-a", false],
  ["a b", false],
  ["서버", false],
  ["", false],
])("%j is an identifier: %s", (text, isOne) => {
  expect(isIdentifier(text)).toBe(isOne);
});

test("an emoji counts as one character", () => {
  expect(lengthOf("a👋")).toBe(2);
});

test("UTF-8 and SHA-256 are those of Node", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(utf8(text)).toEqual(Uint8Array.from(Buffer.from(text, "utf8")));
      expect(toHex(sha256(utf8(text)))).toBe(createHash("sha256").update(text).digest("hex"));
    }),
    { numRuns: runs(1_000), verbose: 1 },
  );
});

test("digests for different purposes differ, and the order of names does not matter", () => {
  expect(digestOf({ a: 1, b: 2 })).toBe(digestOf({ b: 2, a: 1 }));
  expect(digestFor("one", {})).not.toBe(digestFor("other", {}));
  expect(() => digestOf(undefined)).toThrow("canonical JSON of nothing");
});
