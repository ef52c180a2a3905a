import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDesk } from "../../../desk/client/index.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import { problemIn, startTestDesk, type TestDesk } from "../../support/desk.ts";
import { askForApproval, file, project } from "../../support/requests.ts";

let desk: TestDesk;
let ticket: Ticket;
beforeEach(async () => {
  desk = await startTestDesk();
  ticket = await file(desk);
});
afterEach(() => desk.remove());

const png = Buffer.from("89504e470d0a1a0a0000", "hex");
const text = (content: string) => Buffer.from(content);

function put(name: string, content: Buffer<ArrayBuffer>, type = "application/octet-stream") {
  return desk.raw(
    `/v1/projects/demo/tickets/${ticket.id}/attachments/${encodeURIComponent(name)}`,
    {
      method: "PUT",
      body: content,
      headers: { authorization: `Bearer ${desk.tokens.customer}`, "content-type": type },
    },
  );
}

async function* inPieces() {
  yield png.subarray(0, 5);
  yield png.subarray(5);
}

function get(name: string, role: "customer" | "auditor" | "stranger" = "customer", of = project) {
  return desk.raw(
    `/v1/projects/${of}/tickets/${ticket.id}/attachments/${encodeURIComponent(name)}`,
    {
      headers: { authorization: `Bearer ${desk.tokens[role]}` },
    },
  );
}

async function names(): Promise<readonly string[]> {
  const parameters = { project, ticket: ticket.id };
  const { answer } = await desk.ask("customer", "listAttachments", { parameters });
  return answer.attachments.map(({ name }) => name);
}

describe("an attachment", () => {
  test("R30 is kept as it was, with its hash and the type that its content shows", async () => {
    const log = text("GET / 200\n");
    expect((await put("접속 기록.log", log)).status).toBe(201);
    const { answer } = await desk.ask("auditor", "listAttachments", {
      parameters: { project, ticket: ticket.id },
    });
    const sha256 = createHash("sha256").update(log).digest("hex");
    expect(answer.attachments).toEqual([
      { name: "접속 기록.log", sizeBytes: 10, sha256, mediaType: "text/plain" },
    ]);
    expect(Buffer.from(await (await get("접속 기록.log")).arrayBuffer())).toEqual(log);
  });

  test("is served as a download that no browser runs", async () => {
    await put("page.html", text("<script>alert(1)</script>"));
    const { headers } = await get("page.html");
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-length")).toBe("25");
    expect(headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''page.html");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("sandbox");
  });

  test("that is sent again is there once", async () => {
    await put("shot.png", png);
    expect((await put("shot.png", png)).status).toBe(200);
    expect(desk.sql("select kind from event where kind = 'attachmentAdded'")).toHaveLength(1);
  });

  test("with another content takes the place of the first", async () => {
    await put("notes.txt", text("one"));
    expect((await put("notes.txt", text("two"))).status).toBe(200);
    expect(await (await get("notes.txt")).text()).toBe("two");
    expect(desk.sql("select 1 from attachment_chunk")).toHaveLength(1);
  });

  test("that is removed is in no list, and cannot be read", async () => {
    await put("notes.txt", text("one"));
    const parameters = { project, ticket: ticket.id, attachment: "notes.txt" };
    await desk.ask("customer", "removeAttachment", { parameters });
    expect(await names()).toEqual([]);
    expect((await get("notes.txt")).status).toBe(404);
  });

  test("of somebody else is not there", async () => {
    await put("notes.txt", text("one"));
    expect((await get("notes.txt", "stranger")).status).toBe(404);
    expect((await get("notes.txt", "stranger", "other")).status).toBe(404);
  });

  test("is read by the desk's engineers", async () => {
    await put("notes.txt", text("one"));
    const response = await desk.raw(`/v1/desk/tickets/${ticket.id}/attachments/notes.txt`, {
      headers: { authorization: `Bearer ${desk.tokens.engineer}` },
    });
    expect(await response.text()).toBe("one");
  });

  test("travels through the client both ways", async () => {
    const opened = openDesk({
      endpoint: desk.address,
      token: desk.tokens.customer,
      language: "en",
      timeoutMs: 5_000,
      random: () => 1,
      elapsedMs: () => performance.now(),
      wait: async () => undefined,
      deadline: (durationMs) => AbortSignal.timeout(durationMs),
    });
    if (!opened.ok) throw new Error(opened.reason);
    const parameters = { project, ticket: ticket.id, attachment: "shot.png" };
    const sent = await opened.desk("putAttachment", { parameters, body: png });
    const read = await opened.desk("readAttachment", { parameters });
    const streamed = await opened.desk("putAttachment", {
      parameters: { ...parameters, attachment: "streamed.png" },
      body: inPieces(),
    });
    expect([sent, streamed]).toMatchObject([{ status: 201 }, { status: 201 }]);
    expect(read).toMatchObject({
      answer: { attachment: { mediaType: "image/png" }, content: png },
    });
  });
});

describe("an attachment is refused", () => {
  const pem = (kind: string) => text(`-----BEGIN ${kind}PRIVATE KEY-----\nAAAA\n`);
  const files: readonly [string, string, Buffer<ArrayBuffer>, string][] = [
    ["that is a program", "tool.exe", Buffer.from("4d5a0000", "hex"), "type"],
    ["that calls itself an image", "shot.png", Buffer.from("0000", "hex"), "type"],
    ["that holds a private key", "id", pem("OPENSSH "), "private_key"],
    [
      "that holds a private key after other text",
      "log.txt",
      Buffer.concat([text("x".repeat(9_000)), pem("")]),
      "private_key",
    ],
    ["whose name leads elsewhere", "../etc", text("x"), "name"],
    ["whose name turns around", "a\u202etxt.exe", text("x"), "name"],
  ];

  test.each(files)("%s", async (_, name, content, problem) => {
    const refusal = await problemIn(await put(name, content));
    expect([refusal.code, refusal.details["problem"]]).toEqual(["attachment_refused", problem]);
    expect(await names()).toEqual([]);
  });

  test("that is larger than ten mebibytes", async () => {
    const { code, details } = await problemIn(
      await put("big.txt", Buffer.alloc(10 * 1024 * 1024 + 1, "x")),
    );
    expect([code, details]).toEqual(["body_too_large", { limitBytes: 10 * 1024 * 1024 }]);
  });

  test("that is the eleventh", async () => {
    for (let count = 1; count <= 10; count += 1) await put(`${count}.txt`, text("x"));
    expect((await problemIn(await put("11.txt", text("x")))).details["problem"]).toBe("too_many");
  });

  test("that comes with others to more than thirty mebibytes", async () => {
    const large = Buffer.alloc(10 * 1024 * 1024, "x");
    for (const name of ["1", "2", "3"]) expect((await put(name, large)).status).toBe(201);
    expect((await problemIn(await put("4", text("x")))).details["problem"]).toBe(
      "too_large_together",
    );
  });

  test("that comes as JSON, and a file where JSON is wanted", async () => {
    expect((await problemIn(await put("a.json", text("{}"), "application/json"))).code).toBe(
      "body_malformed",
    );
    const response = await desk.raw("/v1/projects/demo/estimates", {
      method: "POST",
      body: png,
      headers: {
        authorization: `Bearer ${desk.tokens.customer}`,
        "content-type": "application/octet-stream",
      },
    });
    expect((await problemIn(response)).code).toBe("body_malformed");
  });

  test("in a state that takes no edit", async () => {
    await put("notes.txt", text("one"));
    await askForApproval(desk, ticket);
    expect((await problemIn(await put("more.txt", text("two")))).code).toBe("ticket_not_editable");
    const parameters = { project, ticket: ticket.id, attachment: "notes.txt" };
    const removed = await desk.ask("customer", "removeAttachment", { parameters });
    expect(removed.refusal.code).toBe("ticket_not_editable");
  });
});
