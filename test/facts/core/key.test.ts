import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { derivedIdempotencyKey, ticketId, ticketKey } from "../../../core/key/index.ts";

const parts = { namespace: "prod", origin: "", idempotencyKey: "web", serverId: "srv-1" };
const request = { serverId: "srv-1", services: ["b", "a"], title: "제목", body: "한 줄\n두 줄" };
const key = ticketKey(parts);

function byNode(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

test("R4 a key is a digest of namespace, origin, idempotency key and server", () => {
  const canonical =
    '["deskform/ticket-key/1",{"idempotencyKey":"web","namespace":"prod","origin":"","serverId":"srv-1"}]';
  expect(key).toBe(byNode(canonical));
});

test.each([
  ["namespace", { ...parts, namespace: "test" }],
  ["origin", { ...parts, origin: "urn:pulumi:dev::p::t::n" }],
  ["idempotency key", { ...parts, idempotencyKey: "db" }],
  ["R4 server", { ...parts, serverId: "srv-2" }],
  ["place of the same text", { ...parts, namespace: "web", idempotencyKey: "prod" }],
])("another %s makes another key", (_, other) => {
  expect(ticketKey(other)).not.toBe(key);
});

test("an id follows from project, key and how often the key was freed", () => {
  const id = ticketId({ project: "prj", key, timesFreed: 0 });
  expect(id).toMatch(/^tkt_[0-9a-f]{32}$/);
  expect(ticketId({ project: "prj", key, timesFreed: 0 })).toBe(id);
  expect(ticketId({ project: "prj", key, timesFreed: 1 })).not.toBe(id);
  expect(ticketId({ project: "other", key, timesFreed: 0 })).not.toBe(id);
});

test.each([
  ["the order of services", { ...request, services: ["a", "b", "a"] }],
  ["line ends and blanks", { ...request, title: " 제목 ", body: "한 줄 \r\n두 줄\r\n" }],
  ["the Unicode form", { ...request, title: "제목".normalize("NFD") }],
])("%s does not change a derived idempotency key", (_, other) => {
  expect(derivedIdempotencyKey(other)).toBe(derivedIdempotencyKey(request));
});

test.each([
  ["server", { ...request, serverId: "srv-2" }],
  ["service", { ...request, services: ["a"] }],
  ["title", { ...request, title: "다른 제목" }],
  ["body", { ...request, body: "다른 내용" }],
])("another %s makes another derived idempotency key", (_, other) => {
  expect(derivedIdempotencyKey(other)).not.toBe(derivedIdempotencyKey(request));
});
