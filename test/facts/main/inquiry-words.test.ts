import { expect, test } from "vitest";
import * as contract from "../../../desk/contract/shapes.ts";
import { inquiryKinds, kindLabels, stateLabels } from "../../../main/commands/inquiry/words.ts";

test("the program asks the kinds of inquiry that the desk takes", () => {
  expect(inquiryKinds).toEqual(contract.inquiryKinds);
});

test.each(Object.entries({ ...kindLabels, ...stateLabels }))(
  "%s has a word of its own in each language",
  (_word, { en, ko }) => {
    expect(en).toMatch(/^[a-z-]+$/);
    expect(ko).toMatch(/^[가-힣 ]+$/);
  },
);
