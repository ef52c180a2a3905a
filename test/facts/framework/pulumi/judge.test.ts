import { describe, expect, test } from "vitest";
import { errorTexts } from "../../../../framework/pulumi/answer.ts";
import { judge } from "../../../../framework/pulumi/judge.ts";
import { Secret, unknown, type Value } from "../../../../framework/value/index.ts";
import { widgetSchema } from "../../../support/sample-provider.ts";

const asset = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", text: "x" };

function told(written: { readonly [name: string]: Value }, language: "en" | "ko" = "en") {
  return errorTexts(judge(widgetSchema.fields, { name: "wheel", ...written }, language));
}

describe("what users wrote is judged by its declaration", () => {
  test.each<readonly [string, Value, string]>([
    ["name", null, 'name: "name" is missing. Wanted text, came nothing. Add it.'],
    ["name", 1, 'name: "name" is of another type. Wanted text, came 1. Write text.'],
    ["name", asset, "Wanted text, came a file or a resource."],
    ["turnedOn", "yes", "Wanted true or false, came text."],
    ["amount", 1.5, "Wanted a whole number, came 1.5."],
    ["amount", 2 ** 53, "Wanted a whole number, came 9007199254740992."],
    ["weight", "2", "Wanted a number, came text."],
    ["size", "huge", 'Wanted one of: small, large, came "huge".'],
    ["steps", "a", "Wanted a list, came text."],
    ["steps", ["a", 1], 'steps[1]: "1" is of another type. Wanted text, came 1.'],
    ["tags", { a: "b" }, "Wanted a list, came named values."],
    ["notes", ["a"], "Wanted named values, came a list."],
    ["notes", asset, "Wanted named values, came a file or a resource."],
    ["notes", { "a.b": true }, 'notes["a.b"]: "a.b" is of another type.'],
    ["shape", {}, 'shape.outerWidth: "outerWidth" is missing.'],
    ["shape", { outerWidth: 1, color: "red" }, 'shape.color: There is no property "color".'],
    ["parts", [{ partName: "a", quantity: "b" }], "parts[0].quantity: "],
    ["spares", { left: {} }, 'spares.left.partName: "partName" is missing.'],
    ["contact", 5, "Wanted text, came a number."],
    ["size", new Secret("canary"), "Wanted one of: small, large, came text."],
    ["serial", "S-9", 'serial: "serial" cannot be set.'],
    ["colour", "red", 'colour: There is no property "colour". Wanted one of: name, size, region'],
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
      'amount: "amount"의 형식이 다릅니다. 필요한 형식: 정수, 받은 형식: 문자열. 맞는 형식으로 쓰세요.',
    ]);
  });
});
