import Type, { type TSchema } from "typebox";
import { describe, expect, test } from "vitest";
import { say } from "../../../core/fault.ts";
import { bodies, type Bodies } from "../../../desk/contract/bodies.ts";
import { validatorFor } from "../../../desk/http/validate.ts";

/** What a caller is told about the value, in English and in Korean. */
function told(schema: TSchema, value: unknown) {
  const fault = validatorFor(schema)(value);
  if (fault === null) throw new Error("the value was wanted refused");
  return { fault, en: say(fault, "en"), ko: say(fault, "ko") };
}

function patternsIn(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const inside = Object.values<unknown>({ ...schema }).flatMap(patternsIn);
  const own = "pattern" in schema && typeof schema.pattern === "string" ? [schema.pattern] : [];
  return [...own, ...inside];
}

describe("every pattern of the contract", () => {
  const patterns = [...new Set(patternsIn(bodies))];

  test.each(patterns)("%s has a sentence of its own", (pattern) => {
    const { fault } = told(Type.String({ pattern }), "\n");
    expect(fault.details).not.toMatchObject({ wanted: { rule: "text" } });
  });

  test("and no two have the same", () => {
    const said = patterns.map((pattern) => told(Type.String({ pattern }), "\n").en);
    expect(new Set(said).size).toBe(patterns.length);
  });
});

describe("a cursor that no page gave", () => {
  const all: Readonly<Record<string, Bodies>> = bodies;
  const paged = Object.entries(all).flatMap(([name, { query }]) =>
    query !== undefined && JSON.stringify(query).includes('"cursor"') ? [{ name, query }] : [],
  );

  test.each(paged)("is refused by $name", ({ query }) => {
    for (const cursor of ["", "-1", "?", "1e9\n", "9".repeat(100)]) {
      const { en } = told(query, { cursor });
      expect(en).toMatch(/^cursor: wanted (the cursor that the page before this one gave|1 to 64)/);
    }
  });

  test("by every list that has pages", () => {
    expect(paged.map(({ name }) => name)).toContain("listPrincipals");
    expect(paged.length).toBeGreaterThan(8);
  });
});

test("a bound is told with its fellow, and never as the largest number there is", () => {
  const query = { month: "2026-12", limit: 900 };
  expect(told(bodies.listCharges.query, query).en).toContain(
    "wanted an integer from 1 to 100; came 900.",
  );
  const credit = { amount: 0, reason: "half" };
  expect(told(bodies.giveCredit.body, credit).en).toContain("wanted an integer from 1 on;");
  expect(told(bodies.commentTicket.body, {}).en).toContain(
    "body: wanted a text of 1 to 2000 characters; came nothing.",
  );
  const unsure = { workPlanHash: "a".repeat(64), acknowledgeIrreversible: false };
  expect(told(bodies.confirmTicket.body, unsure).en).toContain("wanted true;");
});

test.each([
  {
    schema: bodies.listCharges.query,
    value: { month: "2026-13" },
    en: "month: wanted a month like 2026-12; came a text of 7 characters.",
    ko: "month: 필요한 값은 2026-12와 같은 달, 받은 값은 7자의 글입니다.",
  },
  {
    schema: bodies.listTokens.query,
    value: { principal: "-kim" },
    en: "principal: wanted 1 to 64 ASCII letters, digits, dots, dashes or underscores, beginning with a letter or digit; came a text of 4 characters.",
    ko: "principal: 필요한 값은 영문자나 숫자로 시작하고 영문자, 숫자, 점, 대시, 밑줄로 된 1~64자, 받은 값은 4자의 글입니다.",
  },
  {
    schema: bodies.confirmTicket.body,
    value: { workPlanHash: "ABC", acknowledgeIrreversible: true },
    en: "workPlanHash: wanted 64 lower-case hexadecimal digits; came a text of 3 characters.",
    ko: "workPlanHash: 필요한 값은 소문자 16진수 64자리, 받은 값은 3자의 글입니다.",
  },
])("a value that does not fit is told so in both languages: $en", ({ schema, value, en, ko }) => {
  const said = told(schema, value);
  expect(said.en).toContain(en);
  expect(said.ko).toContain(ko);
});
