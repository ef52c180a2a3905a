import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { attachmentLimits } from "../../../core/form/attachment.ts";
import { ok } from "../../../desk/actions/result.ts";
import type { Transaction } from "../../../desk/actions/storage/store.ts";
import type { FileContent } from "../../../desk/contract/index.ts";
import { type OpenDeskService, openDeskService } from "../../../main/desk/open.ts";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { file, project } from "../../support/requests.ts";

const chunkBytes = 256 * 1024;
const { fileBytes } = attachmentLimits;

let before: TestDesk;
let desk: OpenDeskService<null>;
let ticket: string;

beforeEach(async () => {
  before = await startTestDesk();
  ticket = (await file(before)).id;
  await before.stop();
  desk = await openDeskService({
    dataFolder: before.dataFolder,
    masterKeys: before.masterKeys,
    clock: { now: before.clock.now, move: () => undefined },
    durability: "off",
    prepare: async () => null,
  });
});

afterEach(async () => {
  await desk.release();
  await rm(before.dataFolder, { recursive: true, force: true });
});

const name = "log.txt";

function put(body: FileContent) {
  const parameters = { project, ticket, attachment: name };
  const readRequest = () => ok({ parameters, body });
  const token = before.tokens.customer;
  return desk.service.call("putAttachment", {
    token,
    parameters,
    readRequest,
    onAuthenticated: () => undefined,
  });
}

function get() {
  const parameters = { project, ticket, attachment: name };
  const readRequest = () => ok({ parameters });
  const token = before.tokens.customer;
  return desk.service.call("readAttachment", {
    token,
    parameters,
    readRequest,
    onAuthenticated: () => undefined,
  });
}

async function stored<Value>(read: (transaction: Transaction) => Promise<Value>): Promise<Value> {
  const result = await desk.store.transact(async (transaction) => ok(await read(transaction)));
  if (result.ok) return result.value;
  throw new Error(result.fault.code);
}

const shown = () => stored(({ attachments }) => attachments.list(ticket));
const chunks = () => before.sql("select attachment_id from attachment_chunk");
const uploads = () => before.sql("select attachment_id from attachment_upload");
const nothing = { shown: [], chunks: [], uploads: [] };
const left = async () => ({ shown: await shown(), chunks: chunks(), uploads: uploads() });

describe("a file on its way in", () => {
  test("lies in the store as far as it has come, and is seen only once it is whole", async () => {
    const counts: [number, number][] = [];
    async function* content() {
      for (let count = 0; count < 3; count += 1) {
        yield Buffer.alloc(chunkBytes, "x");
        counts.push([chunks().length, (await shown()).length]);
      }
    }
    expect(await put(content())).toMatchObject({ ok: true, status: 201 });
    expect(counts).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
    ]);
    const sha256 = createHash("sha256")
      .update("x".repeat(3 * chunkBytes))
      .digest("hex");
    expect(await shown()).toMatchObject([{ name, sizeBytes: 3 * chunkBytes, sha256 }]);
    expect(uploads()).toEqual([]);
  });

  test("is refused past the limit without being read on, and leaves nothing", async () => {
    let readBytes = 0;
    async function* content() {
      for (;;) {
        readBytes += chunkBytes;
        yield Buffer.alloc(chunkBytes, "x");
      }
    }
    const details = { limitBytes: fileBytes };
    expect(await put(content())).toEqual({ ok: false, fault: { code: "body_too_large", details } });
    expect(readBytes).toBe(fileBytes + chunkBytes);
    expect(await left()).toEqual(nothing);
  });

  test("that breaks off leaves nothing", async () => {
    async function* content() {
      yield Buffer.alloc(2 * chunkBytes, "x");
      expect(chunks()).toHaveLength(1);
      throw new Error("broken off");
    }
    await expect(put(content())).rejects.toThrow("broken off");
    expect(await left()).toEqual(nothing);
  });

  test("is not read when the ticket takes none", async () => {
    let isRead = false;
    async function* content() {
      isRead = true;
      yield Buffer.from("x");
    }
    ticket = "tkt_00000000000000000000000000000000";
    expect(await put(content())).toMatchObject({ ok: false, fault: { code: "not_found" } });
    expect(isRead).toBe(false);
  });

  const mark = "-----BEGIN OPENSSH PRIVATE KEY-----";
  const cuts = [1, 5, 11, 20, 30, mark.length - 1];

  test.each(cuts)(
    "is refused for a private key that a chunk ends in after %i bytes",
    async (cut) => {
      async function* content() {
        yield Buffer.from("x".repeat(chunkBytes - cut) + mark.slice(0, cut));
        yield Buffer.from(`${mark.slice(cut)}\nAAAA\n`);
      }
      const details = { name, problem: "private_key" };
      const fault = { code: "attachment_refused", details };
      expect(await put(content())).toEqual({ ok: false, fault });
      expect(await left()).toEqual(nothing);
    },
  );

  test("of a desk that was killed is swept away, and what was taken stays", async () => {
    await put(Buffer.from("one"));
    before.sql("insert into attachment_upload values ('att_lost')");
    before.sql("insert into attachment_chunk values ('att_lost', 0, 'AAAA')");
    await desk.service.sweep();
    expect(uploads()).toEqual([]);
    expect(chunks()).toHaveLength(1);
    expect(await shown()).toMatchObject([{ name, sizeBytes: 3 }]);
  });

  test("of more than a hundred that broke off is swept away by the next sweep, which is asked for", async () => {
    for (let count = 0; count < 101; count += 1)
      before.sql("insert into attachment_upload values (?)", `att_lost_${count}`);
    expect(await desk.service.sweep()).toBe(true);
    expect(uploads()).toHaveLength(1);
    expect(await desk.service.sweep()).toBe(false);
    expect(uploads()).toEqual([]);
  });

  test("is left alone by the sweep", async () => {
    async function* content() {
      yield Buffer.alloc(chunkBytes, "x");
      await desk.service.sweep();
      yield Buffer.from("y");
    }
    expect(await put(content())).toMatchObject({ ok: true });
    expect(chunks()).toHaveLength(2);
  });
});

describe("a file on its way out", () => {
  async function content(): Promise<AsyncIterable<Uint8Array>> {
    const reply = await get();
    if (!reply.ok) throw new Error(reply.fault.code);
    const { content: stream } = reply.answer;
    if (stream instanceof Uint8Array) throw new Error("a stream was wanted; it came whole");
    return stream;
  }

  async function sizesOf(stream: AsyncIterable<Uint8Array>): Promise<readonly number[]> {
    const sizes: number[] = [];
    for await (const { byteLength } of stream) sizes.push(byteLength);
    return sizes;
  }

  async function* twoChunks() {
    yield Buffer.alloc(chunkBytes, "x");
    yield Buffer.from("y");
  }

  test("is read chunk by chunk", async () => {
    await put(twoChunks());
    expect(await sizesOf(await content())).toEqual([chunkBytes, 1]);
  });

  test("breaks off rather than end early when it is removed meanwhile", async () => {
    await put(twoChunks());
    const stream = await content();
    before.sql("delete from attachment_chunk where sequence = 1");
    await expect(sizesOf(stream)).rejects.toThrow("went away");
  });
});
