import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestDesk, type TestDesk } from "../../../support/desk.ts";

let desk: TestDesk;
beforeAll(async () => void (desk = await startTestDesk()));
afterAll(() => desk.remove());

/** Bytes as they are, which no HTTP client would send; all that comes back until the desk hangs up. */
async function tell(lines: readonly string[]): Promise<string> {
  const { port } = new URL(desk.address);
  const socket = connect(Number(port), "127.0.0.1");
  const came: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => came.push(chunk));
  socket.end(Buffer.from(lines.join("\r\n"), "latin1"));
  await once(socket, "close");
  return Buffer.concat(came).toString();
}

const statusLines = (answer: string) =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, code]) => code);

describe("requests that are no good HTTP", () => {
  const good = () => `Authorization: Bearer ${desk.tokens.customer}`;
  const host = "Host: localhost";
  const end = ["Connection: close", "", ""];
  const address = "/v1/projects/demo";

  test.each<readonly [string, () => readonly string[], string]>([
    [
      "a header with a bare line feed",
      () => [`GET ${address} HTTP/1.1`, host, "X: a\nY: b", ...end],
      "400",
    ],
    [
      "a header with a null byte",
      () => [`GET ${address} HTTP/1.1`, host, "X: a\u0000b", ...end],
      "400",
    ],
    [
      "a header folded over two lines",
      () => [`GET ${address} HTTP/1.1`, host, "X: a", " b", ...end],
      "400",
    ],
    ["a space before the colon", () => [`GET ${address} HTTP/1.1`, host, "X : a", ...end], "400"],
    ["no host", () => [`GET ${address} HTTP/1.1`, good(), ...end], "421"],
    [
      "two lengths",
      () => [
        `POST ${address}/estimates HTTP/1.1`,
        host,
        "Content-Length: 4",
        "Content-Length: 5",
        ...end,
        "abcd",
      ],
      "400",
    ],
    [
      "a length and chunks",
      () => [
        `POST ${address}/estimates HTTP/1.1`,
        host,
        "Content-Length: 4",
        "Transfer-Encoding: chunked",
        ...end,
        "0",
        "",
        "",
      ],
      "400",
    ],
    [
      "headers without end",
      () => [`GET ${address} HTTP/1.1`, host, `X: ${"x".repeat(20_000)}`, ...end],
      "413",
    ],
    ["no HTTP at all", () => ["canary-7f3a", "", ""], "400"],
    ["an unknown method", () => [`STEAL ${address} HTTP/1.1`, host, good(), ...end], "400"],
    [
      "a whole address of another host",
      () => [`GET http://evil.example${address} HTTP/1.1`, host, good(), ...end],
      "421",
    ],
  ])("%s is one refusal, and the desk goes on", async (_, lines, status) => {
    const answer = await tell(lines());
    expect(statusLines(answer)).toEqual([status]);
    expect(answer).toMatch(/content-type: application\/problem\+json/);
    expect(answer).not.toContain("canary");
    expect((await desk.raw("/healthz")).status).toBe(200);
  });

  test("a second request hidden in the body of the first is not read", async () => {
    const hidden = `GET ${address} HTTP/1.1\r\nHost: localhost\r\n${good()}\r\n\r\n`;
    const lines = [
      `POST ${address}/estimates HTTP/1.1`,
      host,
      good(),
      `Content-Length: ${hidden.length}`,
    ];
    expect(statusLines(await tell([...lines, ...end, hidden]))).toEqual(["400"]);
  });
});

describe("an address that is none", () => {
  test.each([
    "/v1/projects/%zz",
    "/v1/projects/%c3%28",
    "/v1/projects/demo/..%2f..%2fother",
    "/v1//projects/demo",
    "/v1/projects/demo/",
    "/V1/projects/demo",
    "/v1/projects/demo;x=1",
    "/v1/projects/demo%00",
    "//evil.example/%2e%2e",
  ])("%s is not found, as a problem, with a good token", async (address) => {
    const answer = await tell([
      `GET ${address} HTTP/1.1`,
      "Host: localhost",
      `Authorization: Bearer ${desk.tokens.customer}`,
      "Connection: close",
      "",
      "",
    ]);
    expect(statusLines(answer)).toEqual(["404"]);
    expect(answer).toMatch(/content-type: application\/problem\+json/);
    expect(answer).toContain('"code":"not_found"');
  });
});
