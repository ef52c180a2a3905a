import { afterEach, describe, expect, test } from "vitest";
import type { DeskService } from "../../../desk/actions/desk.ts";
import { usualLimits } from "../../../desk/http/limits.ts";
import { httpServer } from "../../../desk/http/server.ts";
import { stackFrames } from "../../../desk/http/stack-frames.ts";
import { project } from "../../support/requests.ts";

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

describe("the desk's own log", () => {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  test("names the place of a failure and holds no line of its message", async () => {
    const log: string[] = [];
    const desk: DeskService = {
      call: async () => Promise.reject(new Error(message)),
      isReady: async () => true,
      sweep: async () => false,
      readMetrics: async () => ({ ok: true, value: { waiting: 0, longestWaitMs: 0, late: 0 } }),
    };
    const server = httpServer(desk, {
      hosts: [],
      log: { write: (line) => log.push(line) },
      newTraceId: () => "0".repeat(16),
      demo: false,
      limits: usualLimits,
      monotonicMs: () => 0,
    });
    ends.push(() => server.close());
    const address = await server.listen({ host: "127.0.0.1", port: 0 });
    expect((await fetch(`${address}/v1/projects/${project}`)).status).toBe(500);
    const text = log.join("\n");
    expect(text).toContain("stack-frames.test.ts");
    for (const each of contact) expect(text).not.toContain(each);
  });
});
