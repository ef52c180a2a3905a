import { describe, expect, test } from "vitest";
import { createLog } from "../../../../framework/terraform/logger.ts";
import { processHost } from "../../../support/terraform/host.ts";

function logged(environment: Readonly<Record<string, string>>): readonly string[] {
  const lines: string[] = [];
  const now = (): Date => new Date("2026-11-22T01:02:03.004Z");
  const log = createLog(
    "sample",
    processHost({ environment, now, log: (line) => lines.push(line) }),
  );
  log("debug", "small");
  log("error", "large", { place: "here" });
  return lines;
}

describe("the log", () => {
  test.each([
    [{}, 0],
    [{ TF_LOG: "off" }, 0],
    [{ TF_LOG: "TRACE" }, 2],
    [{ TF_LOG: "JSON" }, 2],
    [{ TF_LOG: "INFO" }, 1],
    [{ TF_LOG: "TRACE", TF_LOG_PROVIDER: "ERROR" }, 1],
    [{ TF_LOG_PROVIDER: "ERROR", TF_LOG_PROVIDER_SAMPLE: "DEBUG" }, 2],
  ])("under %j has %d of two lines", (environment, count) => {
    expect(logged(environment)).toHaveLength(count);
  });

  test("is one JSON object a line, its time with six digits", () => {
    expect(logged({ TF_LOG: "ERROR" })).toEqual([
      '{"place":"here","@level":"error","@message":"large","@module":"sample",' +
        '"@timestamp":"2026-11-22T01:02:03.004000Z"}',
    ]);
  });
});
