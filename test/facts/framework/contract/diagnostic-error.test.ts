import { describe, expect, test } from "vitest";
import {
  commonMessages,
  message,
  type DiagnosticError,
  diagnosticErrorsOf,
} from "../../../../framework/contract/index.ts";

const diagnosticError = diagnosticErrorsOf(commonMessages);
const hangul = /\p{Script=Hangul}/u;
const bug = { provider: "sample 1.2.3", call: "Create", came: "TypeError" };

describe("what both faces refuse is worded once", () => {
  test.each<readonly [DiagnosticError, RegExp]>([
    [diagnosticError("not_configured", { provider: "sample" }), /"sample"/],
    [diagnosticError("not_listed", { wanted: ["a", "b"], came: "c" }), /"a", "b".*"c"/],
    [diagnosticError("not_listed", { wanted: ["a"], came: null }), /secret|비밀/],
    [diagnosticError("state_too_new", { wanted: 2, came: 3 }), /2.*3/],
    [diagnosticError("state_too_old", { wanted: 2, came: 0 }), /2.*0/],
    [diagnosticError("cancelled", { call: "Create" }), /Create/],
    [diagnosticError("provider_bug", { ...bug, log: null }), /sample 1\.2\.3.*Create.*TypeError/],
    [diagnosticError("provider_bug", { ...bug, log: "TF_LOG=error" }), /\(TF_LOG=error\)/],
  ])("in English and in Korean: %s, with %s", (said, facts) => {
    const words = (language: "en" | "ko"): string => {
      const { summary, detail } = said.diagnostic(language);
      return `${summary}. ${detail}`;
    };
    expect(words("en")).toMatch(facts);
    expect(words("ko")).toMatch(facts);
    expect(words("en")).toContain("Wanted");
    expect(words("en")).not.toMatch(hangul);
    expect(words("ko")).toMatch(hangul);
  });
});

test("a refusal is an error of its code, at its path, and says nothing more before it is worded", () => {
  const own = diagnosticErrorsOf({
    too_long: message<{ readonly came: string }>(
      ({ came }) => ["Too long", `Came ${came}.`],
      ({ came }) => ["너무 깁니다", `${came}.`],
    ),
  });
  const thrown = own("too_long", { came: "canary" }, ["name"]);
  expect(`${thrown.stack} ${JSON.stringify(thrown)}`).not.toContain("canary");
  expect(thrown.diagnostic("en")).toEqual({
    severity: "error",
    code: "too_long",
    path: ["name"],
    summary: "Too long",
    detail: "Came canary.",
  });
});
