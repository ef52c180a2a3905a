import { expect, test } from "vitest";
import { kindLabels, inquiryStateLabels } from "../../../../../main/commands/inquiry/labels.ts";

test.each(Object.entries({ ...kindLabels, ...inquiryStateLabels }))(
  "%s has a word of its own in each language",
  (_word, { en, ko }) => {
    expect(en).toMatch(/^[a-z-]+$/);
    expect(ko).toMatch(/^[가-힣 ]+$/);
  },
);
