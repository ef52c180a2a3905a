import { afterEach, describe, expect, test } from "vitest";
import type { DeskService } from "../../../desk/actions/desk.ts";
import { usualLimits } from "../../../desk/http/limits.ts";
import { httpServer } from "../../../desk/http/server.ts";
import { project } from "../../support/requests.ts";

const contact = ["kim@example.com", "010-1234-5678", "Kim Jiwon"];
const message = `bad\n${contact[0]}\n    at ${contact[1]}\n${contact[2]}`;

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
    expect(text).toContain("failure-log.test.ts");
    for (const each of contact) expect(text).not.toContain(each);
  });
});
