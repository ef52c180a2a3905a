import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { routes } from "../../../desk/contract/routes.ts";
import { problemIn, startTestDesk, type TestDesk } from "../../support/desk.ts";
import { application, file, keyNamed, project } from "../../support/requests.ts";

let desk: TestDesk;
beforeAll(async () => void (desk = await startTestDesk()));
afterAll(() => desk.remove());

async function send(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  const response = await desk.raw("/v1/projects/demo/estimates", {
    method: "POST",
    body,
    headers: {
      authorization: `Bearer ${desk.tokens.customer}`,
      "content-type": "application/json",
      ...headers,
    },
  });
  const problem = await problemIn(response);
  return { status: response.status, problem, type: response.headers.get("content-type") };
}

describe("bodies are read strictly", () => {
  const bodies: readonly [string, string | Uint8Array<ArrayBuffer>, number, string, object][] = [
    ["that are not JSON", "{", 400, "body_malformed", { problem: "not_json" }],
    [
      "with one name twice",
      '{"services":[],"services":[]}',
      400,
      "body_malformed",
      { problem: "duplicate_name" },
    ],
    [
      "with one name twice, once escaped",
      String.raw`{"a":1,"\u0061":2}`,
      400,
      "body_malformed",
      { problem: "duplicate_name" },
    ],
    [
      "that are too deep",
      "[".repeat(100) + "]".repeat(100),
      400,
      "body_malformed",
      { problem: "too_deep" },
    ],
    [
      "that are not UTF-8",
      Uint8Array.of(0x22, 0xff, 0x22),
      400,
      "body_malformed",
      { problem: "not_utf8" },
    ],
    [
      "with an unknown field",
      '{"services":[],"colour":1}',
      422,
      "field_unknown",
      { path: ["colour"] },
    ],
    [
      "without a wanted field",
      "{}",
      422,
      "field_invalid",
      { path: ["services"], came: { shape: "nothing" } },
    ],
    [
      "with another type",
      '{"services":[1]}',
      422,
      "field_invalid",
      { path: ["services", 0], came: { shape: "number" } },
    ],
    ["that are too large", `{"services":["${"x".repeat(600_000)}"]}`, 413, "body_too_large", {}],
  ];

  test.each(bodies)("bodies %s are refused", async (_, body, status, code, details) => {
    const sent = await send(body);
    expect([sent.status, sent.problem.code]).toEqual([status, code]);
    expect(sent.problem.details).toMatchObject(details);
  });

  test("bodies of another type are refused", async () => {
    const sent = await send("services=x", { "content-type": "application/x-www-form-urlencoded" });
    expect(sent.problem).toMatchObject({
      code: "body_malformed",
      details: { problem: "wrong_type" },
    });
  });

  test("the same name in two places is no repetition", async () => {
    const { answer } = await desk.ask("customer", "readTicketByKey", {
      parameters: { project, key: keyNamed("twins") },
    });
    const form = application({
      services: ["db-install"],
      securityInfo: { "db-install": { dbRootPassword: 'a"}:{' } },
    });
    const filed = await desk.ask("customer", "putTicketByKey", {
      parameters: { project, key: keyNamed("twins") },
      body: { id: answer.nextId, namespace: null, origin: null, application: form },
    });
    expect(filed.status).toBe(201);
  });

  test("a body is judged only after the caller: strangers learn nothing of it", async () => {
    expect((await send("{", { authorization: "Bearer nobody" })).status).toBe(401);
    expect((await send("{", { authorization: `Bearer ${desk.tokens.stranger}` })).status).toBe(404);
  });
});

describe("refusals", () => {
  test("are problems, in English when nothing else is asked for", async () => {
    const { problem, type } = await send("{}");
    expect(type).toBe("application/problem+json; charset=utf-8");
    expect(problem.message).toBe(
      "services: wanted a list of 0 to 50 items; came nothing. Change it and try again.",
    );
  });

  test("are in Korean for those who read Korean", async () => {
    const { problem } = await send("{", { "accept-language": "ko-KR,ko;q=0.9,en;q=0.8" });
    expect(problem.message).toMatch(/^UTF-8로 된 JSON 객체가 필요하지만/);
  });

  test("name an address that is none", async () => {
    const response = await desk.raw("/v2/everything");
    const problem = await problemIn(response);
    expect([response.status, problem.code, problem.details["kind"]]).toEqual([
      404,
      "not_found",
      "address",
    ]);
  });
});

describe("the name under which the desk is called", () => {
  const status = (host: string) =>
    new Promise<number>((resolve, reject) => {
      const { port } = new URL(desk.address);
      const sent = httpRequest({ host: "127.0.0.1", port, path: "/healthz", headers: { host } });
      sent.on("response", (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.on("error", reject).end();
    });

  test.each([
    ["localhost:8480", 200],
    ["127.0.0.1", 200],
    ["[::1]:9", 200],
    ["evil.example", 421],
    ["127.0.0.1.evil.example", 421],
    ["localhost.", 421],
  ])("%s is answered with %i", async (host, expected) => {
    expect(await status(host)).toBe(expected);
  });
});

describe("lists", () => {
  test("come in pages, the newest first, and the pages join without a gap", async () => {
    for (const name of ["a", "b", "c", "d"]) await file(desk, name);
    const seen: string[] = [];
    let cursor: string | null = "";
    for (let pages = 0; pages < 10 && cursor !== null; pages += 1) {
      const query: { limit: number; cursor?: string } = {
        limit: 2,
        ...(cursor === "" ? {} : { cursor }),
      };
      const { answer } = await desk.ask("customer", "listTickets", {
        parameters: { project },
        query,
      });
      seen.push(...answer.tickets.map(({ number }) => number));
      cursor = answer.nextCursor;
    }
    const all = desk
      .sql("select number from ticket order by sequence desc")
      .map((row) => row["number"]);
    expect(seen).toEqual(all);
  });

  test("a page larger than the largest is refused", async () => {
    const asked = await desk.ask("customer", "listTickets", {
      parameters: { project },
      query: { limit: 101 },
    });
    expect(asked.refusal).toMatchObject({ code: "field_invalid", details: { path: ["limit"] } });
  });

  test("an unknown filter is refused by name", async () => {
    const response = await desk.raw("/v1/projects/demo/tickets?color=red", {
      headers: { authorization: `Bearer ${desk.tokens.customer}` },
    });
    const problem = await problemIn(response);
    expect(problem).toMatchObject({ code: "field_unknown", details: { path: ["color"] } });
  });
});

describe("the pages around the API", () => {
  test("the description names every route of the contract", async () => {
    const response = await desk.raw("/openapi.json");
    const named = [...(await response.text()).matchAll(/"operationId":"(\w+)"/g)].map(
      ([, name = ""]) => name,
    );
    expect(named.toSorted()).toEqual(Object.keys(routes).toSorted());
  });

  test("the description tells each shape once, and names it wherever it is meant", async () => {
    const text = await (await desk.raw("/openapi.json")).text();
    const { components } = JSON.parse(text) as { components: { schemas: object } };
    const meant = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name = ""]) => name,
    );
    expect([...new Set(meant)].toSorted()).toEqual(Object.keys(components.schemas).toSorted());
    expect(meant.filter((name) => name === "Ticket").length).toBeGreaterThan(20);
    expect(text.match(/"processableFrom":/g)).toHaveLength(1);
  });

  test("the desk says that it is alive and ready", async () => {
    expect((await desk.raw("/healthz")).status).toBe(200);
    expect((await desk.raw("/readyz")).status).toBe(200);
  });

  test("the front page of a demo says that it is one", async () => {
    expect(await (await desk.raw("/")).text()).toContain("Demo mode");
  });
});
