import { createServer, type RequestListener } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { type ClientOptions, openDesk } from "../../../desk/client/index.ts";
import type { Desk } from "../../../desk/contract/index.ts";
import { startTestDesk } from "../../support/desk.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const waits: number[] = [];

function clientOf(endpoint: string, changes: Partial<ClientOptions> = {}): Desk {
  waits.length = 0;
  const opened = openDesk({
    endpoint,
    token: `dfk_${"A".repeat(43)}`,
    language: "en",
    timeoutMs: 5_000,
    random: () => 1,
    elapsedMs: () => performance.now(),
    wait: async (durationMs) => void waits.push(durationMs),
    deadline: (durationMs) => AbortSignal.timeout(durationMs),
    ...changes,
  });
  if (opened.ok) return opened.desk;
  throw new Error(opened.reason);
}

/** A server that answers as it is told, and counts. */
async function serve(listener: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { endpoint: `http://127.0.0.1:${port}`, asked };
}

const readProject = { parameters: { project: "demo" } };

describe("a client of a real desk", () => {
  test("gets answers as they are, and refusals as faults", async () => {
    const desk = await startTestDesk();
    closing.push(desk.remove);
    const client = clientOf(desk.address, { token: desk.tokens.customer });
    const read = await client("readProject", readProject);
    expect(read).toMatchObject({ ok: true, status: 200, answer: { project: { id: "demo" } } });
    const missing = await client("readTicket", { parameters: { project: "demo", ticket: "none" } });
    expect(missing).toEqual({
      ok: false,
      fault: { code: "not_found", details: { kind: "ticket", id: "none" } },
    });
  });

  test("a parameter that looks like a path stays one parameter", async () => {
    const desk = await startTestDesk();
    closing.push(desk.remove);
    const client = clientOf(desk.address, { token: desk.tokens.customer });
    const read = await client("readTicket", {
      parameters: { project: "demo", ticket: "../servers" },
    });
    expect(read).toMatchObject({ fault: { details: { id: "../servers" } } });
  });
});

describe("a token", () => {
  test.each(["http://desk.example", "http://192.0.2.7:8480", "http://127.0.0.1.evil.example"])(
    "is not sent over plain HTTP to %s",
    (endpoint) => {
      expect(() => clientOf(endpoint)).toThrow("plain_http");
    },
  );

  test.each(["desk", "ftp://desk.example", ""])(
    "is not sent to %j, which is no endpoint",
    (endpoint) => {
      expect(() => clientOf(endpoint)).toThrow("malformed");
    },
  );

  test.each(["https://desk.example/v1", "https://desk.example/desk/v1/"])(
    "is not sent to %s, whose paths would have the version twice",
    (endpoint) => {
      expect(() => clientOf(endpoint)).toThrow("with_version");
    },
  );

  test.each(["", "dfk_a\n", "dfk_a b", " dfk_a", "dfk_a\t", "dfk_키", "dfk_a\u0000"])(
    "is refused where a header would not carry it as it is: %j",
    (token) => {
      expect(() => clientOf("https://desk.example", { token })).toThrow("token_malformed");
    },
  );

  test.each(["https://desk.example/v10", "https://desk.example/v1/desk", "https://v1"])(
    "may be sent to %s",
    (endpoint) => {
      expect(() => clientOf(endpoint)).not.toThrow();
    },
  );

  test("does not follow a redirect", async () => {
    const other = await serve((_, response) => response.end("{}"));
    const first = await serve((_, response) =>
      response.writeHead(307, { location: `${other.endpoint}/v1/projects/demo` }).end(),
    );
    const reply = await clientOf(first.endpoint)("readProject", readProject);
    expect(reply).toMatchObject({ ok: false, fault: { code: "desk_unreachable" } });
    expect(other.asked).toEqual([]);
  });
});

describe("repetitions", () => {
  const busy = JSON.stringify({ code: "overloaded", details: { retryAfterMs: 3_000 } });

  test("wait as long as the desk asks, and end when the desk answers", async () => {
    let calls = 0;
    const { endpoint } = await serve((_, response) => {
      calls += 1;
      if (calls < 3) response.writeHead(503, { "retry-after": "3" }).end(busy);
      else response.end('{"asOf":"2026-11-24T01:00:00.000Z"}');
    });
    const reply = await clientOf(endpoint)("readProject", readProject);
    expect([reply.ok, waits]).toEqual([true, [3_000, 3_000]]);
  });

  test("end after the fourth", async () => {
    const { endpoint, asked } = await serve((_, response) => response.writeHead(503).end(busy));
    const reply = await clientOf(endpoint)("readProject", readProject);
    expect(reply).toMatchObject({ fault: { code: "overloaded" } });
    expect([asked.length, waits]).toEqual([4, [200, 400, 800]]);
  });

  test("are left out when the wait is longer than the time that is left", async () => {
    const { endpoint, asked } = await serve((_, response) =>
      response.writeHead(503, { "retry-after": "3600" }).end(busy),
    );
    await clientOf(endpoint)("readProject", readProject);
    expect(asked).toHaveLength(1);
  });

  test("follow a lost connection where twice is once", async () => {
    const { endpoint, asked } = await serve((request) => request.socket.destroy());
    await clientOf(endpoint)("readProject", readProject);
    expect(asked).toHaveLength(4);
  });

  test("are told of when a connection was lost, and not when the desk was busy", async () => {
    const { endpoint, asked } = await serve((request, response) => {
      if (asked.length === 1) response.writeHead(503).end(busy);
      else if (asked.length === 3) request.socket.destroy();
      else response.end('{"asOf":"2026-11-24T01:00:00.000Z"}');
    });
    const client = clientOf(endpoint);
    const replies = [
      await client("readProject", readProject),
      await client("readProject", readProject),
    ];
    expect(replies.map((reply) => reply.ok && reply.isRepeated)).toEqual([undefined, true]);
  });

  test("do not follow a lost connection where twice is twice", async () => {
    const { endpoint, asked } = await serve((request) => request.socket.destroy());
    const body = { body: "hello" };
    const parameters = { project: "demo", ticket: "t" };
    const reply = await clientOf(endpoint)("commentTicket", { parameters, body });
    expect(reply).toMatchObject({ fault: { code: "desk_unreachable", details: { endpoint } } });
    expect(asked).toHaveLength(1);
  });

  test("do not follow a refusal", async () => {
    const refusal = JSON.stringify({
      code: "forbidden",
      details: { needed: ["write"], role: "auditor" },
    });
    const { endpoint, asked } = await serve((_, response) => response.writeHead(403).end(refusal));
    await clientOf(endpoint)("readProject", readProject);
    expect(asked).toHaveLength(1);
  });
});

describe("an answer that does not come", () => {
  test("is a fault once the time is over", async () => {
    const { endpoint } = await serve(() => undefined);
    const reply = await clientOf(endpoint, { timeoutMs: 50 })("readProject", readProject);
    expect(reply).toEqual({ ok: false, fault: { code: "timed_out", details: { timeoutMs: 50 } } });
  });

  test("is given up at once when the caller is interrupted", async () => {
    const interrupt = new AbortController();
    const { endpoint } = await serve(() => interrupt.abort());
    const reply = await clientOf(endpoint)("readProject", readProject, interrupt.signal);
    expect(reply).toEqual({ ok: false, fault: { code: "cancelled_by_user", details: {} } });
  });

  test("is a desk that cannot be reached when nobody listens", async () => {
    const { endpoint } = await serve(() => undefined);
    for (const close of closing.splice(0)) await close();
    const reply = await clientOf(endpoint)("readProject", readProject);
    expect(reply).toEqual({
      ok: false,
      fault: { code: "desk_unreachable", details: { endpoint } },
    });
  });
});

describe("an answer that no desk gives", () => {
  test.each([
    ["a page of something else", 200, "<html>hello</html>"],
    ["an answer without its moment", 200, "{}"],
    ["a refusal that is not in the table", 418, '{"code":"teapot","details":{}}'],
    ["a refusal without the details of its code", 404, '{"code":"forbidden","details":{}}'],
  ])("%s is a desk that was not reached", async (_, status, body) => {
    const { endpoint } = await serve((__, response) => response.writeHead(status).end(body));
    const reply = await clientOf(endpoint)("readProject", readProject);
    expect(reply).toMatchObject({ ok: false, fault: { code: "desk_unreachable" } });
  });
});
