import { describe, expect, test } from "vitest";
import { toText } from "../../../../framework/pulumi/diagnostics.ts";
import { validate } from "../../../../framework/pulumi/validate.ts";
import { Secret, unknown, type Value } from "../../../../framework/value/index.ts";
import { widgetSchema } from "../../../support/sample-provider.ts";

const asset = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", text: "x" };

function told(written: { readonly [name: string]: Value }, language: "en" | "ko" = "en") {
  return validate(widgetSchema.fields, { name: "wheel", ...written }).map((error) =>
    toText(error.diagnostic(language)),
  );
}

describe("what users wrote is validated by its declaration", () => {
  test.each<readonly [string, Value, string]>([
    ["name", null, "name: This is missing. Wanted text, came nothing or null. Give it a value."],
    ["name", 1, "name: This is of another type. Wanted text, came 1. Write text."],
    ["name", asset, "Wanted text, came a file or a resource."],
    ["turnedOn", "yes", "Wanted true or false, came text."],
    ["amount", 1.5, "Wanted a whole number, came 1.5."],
    ["amount", 2 ** 53, "Wanted a whole number, came 9007199254740992."],
    ["weight", "2", "Wanted a number, came text."],
    ["size", "huge", 'Wanted one of "small", "large", came "huge".'],
    ["steps", "a", "Wanted a list, came text."],
    ["steps", ["a", 1], "steps[1]: This is of another type. Wanted text, came 1."],
    ["tags", { a: "b" }, "Wanted a list, came named values."],
    ["notes", ["a"], "Wanted named values, came a list."],
    ["notes", asset, "Wanted named values, came a file or a resource."],
    ["notes", { "a.b": true }, 'notes["a.b"]: This is of another type.'],
    ["steps", ["a", null], "steps[1]: This is missing."],
    ["parts", [null], "parts[0]: This is missing. Wanted named values"],
    ["shape", asset, "Wanted named values, came a file or a resource."],
    ["shape", {}, "shape.outerWidth: This is missing."],
    ["shape", { outerWidth: 1, color: "red" }, "shape.color: There is no such property."],
    ["parts", [{ partName: "a", quantity: "b" }], "parts[0].quantity: "],
    ["spares", { left: {} }, "spares.left.partName: This is missing."],
    ["contact", 5, "Wanted text, came a number."],
    ["size", new Secret("canary"), "came another one (it is secret)."],
    ["serial", "S-9", "serial: This cannot be set."],
    ["colour", "red", "colour: There is no such property. Wanted one of: name, size, region"],
  ])("%s = %j is refused: %s", (name, value, sentence) => {
    expect(told({ [name]: value })).toEqual([expect.stringContaining(sentence)]);
  });

  test.each<readonly [string, Value]>([
    ["name", unknown],
    ["name", new Secret(unknown)],
    ["steps", ["a", unknown]],
    ["shape", unknown],
    ["shape", { outerWidth: unknown }],
    ["parts", [{ partName: new Secret("a") }]],
    ["amount", null],
    ["amount", 0],
    ["size", "small"],
  ])("%s = %j is accepted", (name, value) => {
    expect(told({ [name]: value })).toEqual([]);
  });

  test("sentences come in Korean too", () => {
    expect(told({ amount: "둘" }, "ko")).toEqual([
      "amount: 형식이 다릅니다. 필요한 형식: 정수, 받은 형식: 문자열. 맞는 형식으로 쓰세요.",
    ]);
  });
});
