import { describe, expect, test } from "vitest";
import { stackFrames } from "../../../../core/fault/stack-frames.ts";

const contact = ["kim@example.com", "010-1234-5678", "Kim Jiwon"];
const message = `bad\n${contact[0]}\n    at ${contact[1]}\n${contact[2]}`;

describe("what a log says of an error that nobody expected", () => {
  test("is where it was thrown, and no line of its message", () => {
    const frames = stackFrames(new Error(message));
    expect(frames[0]).toContain("stack-frames.test.ts");
    expect(frames.filter((line) => contact.some((text) => line.includes(text)))).toEqual([]);
    expect(frames.filter((line) => !/^ +at /.test(line))).toEqual([]);
  });

  test("is nothing of what was thrown without being an error", () => {
    expect(stackFrames(message)).toEqual([]);
  });
});
