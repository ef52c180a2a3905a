import { expect, test } from "vitest";
import { faultCodes, refusal } from "../../../../core/fault.ts";
import { type WantedValue } from "../../../../main/failure/misuse.ts";
import { failure, failureCodes, faultFailure } from "../../../../main/failure/index.ts";
import { failureExamples } from "../../../support/failure-examples.ts";

test.each(failureCodes)("%s is said in a sentence of English and one of Korean", (code) => {
  const { said } = failure(code, failureExamples[code]);
  expect(said.en).toMatch(/^[\x20-\x7E]+\.$/);
  expect(said.ko).toMatch(/[가-힣].*\.$/);
  expect(`${said.en}${said.ko}`).not.toMatch(/undefined|\[object/);
});

test("no failure of the program has the code of a fault of the desk", () => {
  const codes: readonly string[] = failureCodes;
  expect(faultCodes.filter((code) => codes.includes(code))).toEqual([]);
});

test("a failure carries its code and details as data, and ends with 1", () => {
  const { problem, exitCode } = failure("file_not_new", { file: "a.txt" });
  expect({ problem, exitCode }).toEqual({
    problem: { code: "file_not_new", details: { file: "a.txt" } },
    exitCode: 1,
  });
});

test("a misuse of the command line ends with 2", () => {
  expect(failure("not_acknowledged", {}).exitCode).toBe(2);
});

test("a fault of the desk keeps its own code, and ends with 1", () => {
  const { problem, exitCode } = faultFailure(refusal("demo_only", {}));
  expect({ problem, exitCode }).toEqual({
    problem: { code: "demo_only", details: {} },
    exitCode: 1,
  });
});

const wanted: readonly (readonly [rule: WantedValue["rule"], value: WantedValue, said: string])[] =
  [
    ["address", { rule: "address" }, "an address like 127.0.0.1:8480"],
    ["endpoint", { rule: "endpoint" }, "an https address, or plain http on this machine"],
    [
      "endpoint_without_version",
      { rule: "endpoint_without_version" },
      "the desk's address without /v1 at its end, which is added to it",
    ],
    ["timeout", { rule: "timeout" }, "a duration of at least 1s, like 30s"],
    ["membership", { rule: "membership" }, "PROJECT:customer or PROJECT:auditor"],
    ["duration", { rule: "duration" }, "a duration like 2h30m"],
  ];

test.each(wanted)(
  "an invalid value for which %s is the rule is told what is wanted",
  (_, value, said) => {
    const { message } = failure("value_invalid", { name: "--at", wanted: value, came: "x" });
    expect(message).toBe(`--at: wanted ${said}; came "x". Change it and try again.`);
  },
);
