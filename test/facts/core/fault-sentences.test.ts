/** A refusal says what was wanted, what came, and what to do: as far as words can be checked. */
import { expect, test } from "vitest";
import { faultTable, type Said } from "../../support/fault-table.ts";

/** With what a sentence may begin that says what to do. */
const imperatives = new Set(
  (
    "allow answer appoint ask change check choose claim declare do file give import leave let look lower" +
    " make mend name plan raise read remove report request run say send set shorten start treat try use wait"
  ).split(" "),
);

/** An identifier of ours is none of the reader's words; ids are. */
const identifier = /\b(?!(?:tkt|inq|chg)_)[a-z]+(?:_[a-z0-9]+)+\b/;

function wrongsOf({ en, ko, names }: Omit<Said, "code">) {
  const [, ...later] = en
    .split(/[.;:] /)
    .map((clause) => clause.split(" ")[0]?.toLowerCase() ?? "");
  const asks = later.some((word) => imperatives.has(word)) && ko.includes("세요");
  const wrongs: readonly (readonly [string, boolean])[] = [
    ["ends without a full stop", !en.endsWith(".") || !ko.endsWith(".")],
    ["shows a value that is none", /undefined|null|NaN|\[object/.test(en + ko)],
    ["shows an identifier", identifier.test(en) || identifier.test(ko)],
    ["has Korean in English, or none in Korean", /[가-힣]/.test(en) || !/[가-힣]/.test(ko)],
    ["does not name what came", !names.every((name) => en.includes(name) && ko.includes(name))],
    ["does not say what to do", !asks],
  ];
  return wrongs.flatMap(([wrong, isSo]) => (isSo ? wrong : []));
}

test.each(faultTable)(
  "$code says how things are and then what to do, in both languages",
  (said) => {
    expect({ ...said, wrongs: wrongsOf(said) }).toEqual({ ...said, wrongs: [] });
  },
);

const right = {
  en: "A free key is wanted; this one belongs to N1. Use another key.",
  ko: "사용하지 않는 키가 필요하지만 N1의 것입니다. 다른 키를 쓰세요.",
  names: ["N1"],
};

test("a sentence that says all of it has nothing wrong", () => {
  expect(wrongsOf(right)).toEqual([]);
});

test.each([
  ["does not say what to do", { en: "A free key is wanted; this one belongs to N1." }],
  ["does not say what to do", { en: "Use another key." }],
  ["does not say what to do", { ko: "이 키는 N1의 것입니다." }],
  ["does not name what came", { ko: "사용하지 않는 키가 필요합니다. 다른 키를 쓰세요." }],
  ["shows an identifier", { en: "The key is none (too_long). Use another key." }],
  ["shows a value that is none", { en: "The key is undefined. Use another key." }],
  ["ends without a full stop", { en: "The key is taken. Use another key" }],
  ["has Korean in English, or none in Korean", { ko: right.en }],
])("a sentence that %s is found: %j", (wrong, patch) => {
  expect(wrongsOf({ ...right, ...patch })).toContain(wrong);
});

test("no two refusals are said alike, in either language", () => {
  for (const language of ["en", "ko"] as const) {
    expect(new Set(faultTable.map((said) => said[language])).size).toBe(faultTable.length);
  }
});
