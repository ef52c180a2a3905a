import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeJson, escapeLine, escapeLines } from "../../../../main/terminal/escape.ts";
import { runs } from "../../../support/runs.ts";

const shown: readonly (readonly [what: string, came: string, shown: string])[] = [
  ["an escape sequence", "a\u001B[31mb", "a\\u{1b}[31mb"],
  ["a C1 control sequence", "a\u009B31mb", "a\\u{9b}31mb"],
  ["a carriage return", "safe\rforged", "safe\\u{d}forged"],
  ["a line feed", "one\ntwo", "one\\u{a}two"],
  ["a right-to-left override", "a\u202Eb", "a\\u{202e}b"],
  ["an isolate", "a\u2066b", "a\\u{2066}b"],
  ["a zero-width space", "a\u200Bb", "a\\u{200b}b"],
  ["a byte order mark", "\uFEFFa", "\\u{feff}a"],
  ["a Hangul filler", "a\u3164b", "a\\u{3164}b"],
  ["a tag character", "a\u{E0041}b", "a\\u{e0041}b"],
  ["a line separator", "a\u2028b", "a\\u{2028}b"],
  ["half of a pair", "a\uD800b", "a\uFFFDb"],
  ["Korean", "웹 서버 설치", "웹 서버 설치"],
  ["an emoji", "done 🎉", "done 🎉"],
];

/** A failure prints the seed that repeats it. */
const numRuns = runs(1_000);

describe("text from others on a terminal", () => {
  test.each(shown)("%s is shown as text", (_what, came, wanted) => {
    expect(escapeLine(came)).toBe(wanted);
  });

  test("several lines stay several lines, and a tab becomes blanks", () => {
    expect(escapeLines("a\tb\nc\u001B")).toEqual(["a    b", "c\\u{1b}"]);
  });

  test("no text whatever moves, hides or reorders", () => {
    const harmless = fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(escapeLine(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    });
    fc.assert(harmless, { numRuns });
  });

  test.each([2, 0])(
    "JSON indented by %i means the same, and holds no such character either",
    (indent) => {
      const same = fc.property(fc.string({ unit: "binary" }), (text) => {
        const json = escapeJson({ text }, indent);
        expect(JSON.parse(json)).toEqual({ text });
        expect(json.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      });
      fc.assert(same, { numRuns });
    },
  );
});
