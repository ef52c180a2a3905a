import { describe, expect, test } from "vitest";
import { stackFrames } from "../../../../framework/contract/index.ts";

const values = ["hunter2", "web-1"];
const message = `bad\n${values[0]}\n    at ${values[1]}\nend`;

describe("what is told of a bug", () => {
  test("is where it was thrown, and no line of its message", () => {
    const frames = stackFrames(new Error(message));
    expect(frames[0]).toContain("stack-frames.test.ts");
    expect(frames.filter((line) => values.some((text) => line.includes(text)))).toEqual([]);
    expect(frames.filter((line) => !/^ +at /.test(line))).toEqual([]);
  });

  test("is nothing of what was thrown without being an error", () => {
    expect(stackFrames(message)).toEqual([]);
  });
});
