import { expect, test } from "vitest";
import { ownBugReport } from "../../../../main/failure/own-bug.ts";

test.each(["en", "ko"] as const)(
  "a bug of ours is reported by its kind and place, without its message, in %s",
  (language) => {
    const report = ownBugReport(new TypeError("dfk_secret\n    at canary"), language);
    expect(report).toMatch(language === "en" ? /Report it/ : /신고하세요/);
    expect(report).toContain("TypeError\n    at ");
    expect(report).toContain("own-bug.test.ts");
    expect(report).not.toMatch(/dfk_secret|canary/);
  },
);

test("what was thrown without being an error is reported by its type alone", () => {
  expect(ownBugReport("dfk_secret", "en").split("\n").slice(1)).toEqual(["string"]);
});
