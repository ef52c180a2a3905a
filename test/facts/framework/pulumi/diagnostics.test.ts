import { describe, expect, test } from "vitest";
import type { Path } from "../../../../framework/contract/index.ts";
import { toText } from "../../../../framework/pulumi/diagnostics.ts";

describe("a diagnostic is one text, in which its path stands once", () => {
  test.each<readonly [Path, string, string]>([
    [[], "Wanted a, came b.", "Wrong. Wanted a, came b."],
    [["size"], "Wanted a, came b.", "size: Wrong. Wanted a, came b."],
    [["size"], "size: wanted a, came b.", "Wrong. size: wanted a, came b."],
    [["size"], "Of the size: wanted a.", "size: Wrong. Of the size: wanted a."],
    [["contact", "phone"], "contact.phone: wanted a.", "Wrong. contact.phone: wanted a."],
    [["contact", "phone"], "phone: wanted a.", "contact.phone: Wrong. phone: wanted a."],
    [["parts", 0, "name"], "parts[0].name: wanted a.", "Wrong. parts[0].name: wanted a."],
    [["parts", 0], "parts[1]: wanted a.", "parts[0]: Wrong. parts[1]: wanted a."],
    [["notes", "a.b"], "Wanted a.", 'notes["a.b"]: Wrong. Wanted a.'],
    [["notes", "a.b"], "notes.a.b: wanted a.", "Wrong. notes.a.b: wanted a."],
  ])("at %j, with the detail %j, it is %j", (path, detail, text) => {
    const diagnostic = {
      severity: "error",
      code: "wrong",
      summary: "Wrong",
      path,
      detail,
    } as const;
    expect(toText(diagnostic)).toBe(text);
  });
});
