import { describe, expect, test } from "vitest";
import { Failure } from "../../../../main/failure/index.ts";
import { CommandLine } from "../../../../main/commands/command-line.ts";

const now = "2026-11-24T01:00:00.000Z";

function given(value: unknown): CommandLine {
  return new CommandLine({ "--at": value });
}

describe("an instant that is typed", () => {
  test.each([
    ["2026-11-24T10:00:00+09:00", "2026-11-24T01:00:00.000Z"],
    ["2026-11-24T01:00:00Z", "2026-11-24T01:00:00.000Z"],
  ])("%s is %s", (typed, instant) => {
    expect(given(typed).instant("--at")).toBe(instant);
  });

  test.each([
    ["2h30m", "2026-11-24T03:30:00.000Z"],
    ["90s", "2026-11-24T01:01:30.000Z"],
    ["2d", "2026-11-26T01:00:00.000Z"],
    ["2026-11-24T10:00:00+09:00", "2026-11-24T01:00:00.000Z"],
  ])("%s after one in the morning is %s", (typed, instant) => {
    expect(given(typed).instantOrAfter(now, "--at")).toBe(instant);
  });

  test.each(["2026-11-24T10:00:00", "2026-11-24", "tomorrow", "2026-02-30T10:00:00Z", ""])(
    "%j is refused as misuse, and told what is wanted",
    (typed) => {
      const refusal = refusalOf(() => given(typed).instantOrAfter(now, "--at"));
      expect(refusal).toMatchObject({ exitCode: 2 });
      expect(refusal.message).toContain("--at: wanted an RFC 3339 instant with a zone");
    },
  );

  test.each(["2hours", "5h3", "3m2h"])("%j is refused as a duration", (typed) => {
    const refusal = refusalOf(() => given(typed).instantOrAfter(now, "--at"));
    expect(refusal.message).toContain(`--at: wanted a duration like 2h30m; came "${typed}"`);
  });
});

describe("a whole number that is typed", () => {
  test.each([
    ["0", 0],
    ["55000", 55_000],
  ])("%s is %d", (typed, value) => {
    expect(given(typed).integer("--at")).toBe(value);
  });

  test.each(["-1", "1.5", "1e3", "55,000", "0x10", " 1"])("%j is refused", (typed) => {
    expect(refusalOf(() => given(typed).integer("--at"))).toMatchObject({ exitCode: 2 });
  });
});

describe("a month that is typed", () => {
  test.each(["2026-01", "2026-12"])("%s is itself", (typed) => {
    expect(given(typed).month("--at")).toBe(typed);
  });

  test.each(["2026-00", "2026-13", "2026-1", "26-12", "2026-12-01", "December", ""])(
    "%j is refused as misuse, and told what is wanted",
    (typed) => {
      const refusal = refusalOf(() => given(typed).month("--at"));
      expect(refusal.exitCode).toBe(2);
      expect(refusal.message).toContain(`--at: wanted a month like 2026-12; came "${typed}"`);
    },
  );
});

test("what was not typed is absent, not empty", () => {
  const nothing = new CommandLine({});
  expect(nothing.text("--at")).toBeUndefined();
  expect(nothing.texts("--at")).toEqual([]);
  expect(nothing.flag("--at")).toBe(false);
  expect(nothing.integer("--at")).toBeUndefined();
});

test("what a command needs and did not get is named, in Korean too", () => {
  const refusal = refusalOf(() => new CommandLine({}).needed("--reason"));
  expect(refusal.said.ko).toBe("--reason 값이 필요하지만 없습니다. 추가하여 다시 실행하세요.");
});

function refusalOf(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("a refusal was wanted");
}
