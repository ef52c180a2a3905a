import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Pool } from "undici";
import { ticketId } from "../../core/key/index.ts";
import { pathOf } from "../../desk/contract/routes.ts";
import {
  kill,
  peakMemoryBytes,
  prepareDesk,
  type PreparedDesk,
  serveDesk,
  type ServedDesk,
} from "../support/desk-process.ts";
import { application, keyNamed, project } from "../support/requests.ts";

/** More than may wait at once. */
const customers = 2_600;

let prepared: PreparedDesk;
let desk: ServedDesk;
let pool: Pool;

beforeEach(async () => {
  prepared = await prepareDesk();
  desk = await serveDesk(prepared);
  // More than the system lets wait for a connection: it tries again after 1, 3, 7 and 15 seconds.
  const patience = { connectTimeout: 60_000, keepAliveTimeout: 60_000 };
  pool = new Pool(desk.address, { connections: customers, ...patience });
});

afterEach(async () => {
  await pool.destroy();
  await kill(desk);
  await prepared.remove();
});

interface Answer {
  readonly status: number;
  readonly retryAfter: unknown;
}

/** One request for support; null for whoever lost the connection. */
async function file(name: string): Promise<Answer | null> {
  const key = keyNamed(name);
  const id = ticketId({ project, key, timesFreed: 0 });
  const body = { id, namespace: "shop", origin: null, application: application() };
  const sent = pool.request({
    method: "PUT",
    path: pathOf("putTicketByKey", { project, key }),
    headers: {
      authorization: `Bearer ${prepared.tokens.customer}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });
  const answer = await sent.catch(() => null);
  if (answer === null) return null;
  await answer.body.dump();
  return { status: answer.statusCode, retryAfter: answer.headers["retry-after"] ?? null };
}

function statusesOf(answers: readonly (Answer | null)[]): ReadonlySet<number | undefined> {
  return new Set(answers.map((answer) => answer?.status));
}

const mebibyte = 1_024 * 1_024;

/** Told when so many requests have left this process; none is answered before. */
function allSent(count: number): Promise<void> {
  let left = count;
  return new Promise((resolve) => {
    const noticed = (): void => {
      left -= 1;
      if (left > 0) return;
      unsubscribe("undici:request:bodySent", noticed);
      resolve();
    };
    subscribe("undici:request:bodySent", noticed);
  });
}

/** All at once, as if nobody had been served for a while: the desk is held until everybody has asked. */
async function fileAtOnce(names: readonly string[]): Promise<readonly (Answer | null)[]> {
  const ready = names.map(() => pool.request({ method: "GET", path: "/healthz" }));
  for (const { body } of await Promise.all(ready)) await body.dump();
  desk.child.kill("SIGSTOP");
  const sent = allSent(names.length);
  const answers = names.map(file);
  await sent;
  desk.child.kill("SIGCONT");
  return Promise.all(answers);
}

test("more than may wait is refused with when to come again, before memory grows, and the rest is kept", async () => {
  const names = Array.from({ length: customers }, (_, index) => `at once ${index}`);
  const answers = await fileAtOnce(names);
  expect(statusesOf(answers)).toEqual(new Set([201, 503]));
  const refused = names.filter((_, index) => answers[index]?.status === 503);
  const waits = answers
    .filter((answer) => answer?.status === 503)
    .map((answer) => answer?.retryAfter);
  expect(new Set(waits)).toEqual(new Set(["1"]));
  expect(await peakMemoryBytes(desk)).toBeLessThan(512 * mebibyte);
  expect(prepared.rows("select count(*) as count from ticket")).toEqual([
    { count: customers - refused.length },
  ]);
  expect(statusesOf(await Promise.all(refused.map(file)))).toEqual(new Set([201]));
});

test("a desk that is told to end answers what it has taken, takes no more, and has stored no more than it answered", async () => {
  const names = Array.from({ length: 1_000 }, (_, index) => `at the end ${index}`);
  let isFirst = true;
  const answers = await Promise.all(
    names.map(async (name) => {
      const answer = await file(name);
      if (isFirst) desk.child.kill("SIGTERM");
      isFirst = false;
      return answer;
    }),
  );
  expect((await desk.end).code).toBe(0);
  const filed = answers.filter((answer) => answer?.status === 201);
  expect(filed.length).toBeGreaterThan(0);
  expect(prepared.rows("select count(*) as count from ticket")).toEqual([{ count: filed.length }]);
  expect(await prepared.findings()).toEqual([]);
});
