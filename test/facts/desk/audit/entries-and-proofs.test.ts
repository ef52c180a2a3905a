import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isSigned } from "../../../../desk/actions/audit/checkpoint.ts";
import { rootOf } from "../../../../desk/actions/audit/merkle.ts";
import { leafHash, noHash } from "../../../../desk/actions/audit/log.ts";
import { parseInstant } from "../../../../core/scalar/instant.ts";
import type { AnswerOf, Ticket } from "../../../../desk/contract/index.ts";
import { startTestDesk, type TestDesk } from "../../../support/desk.ts";
import { rootBy } from "../../../support/merkle.ts";
import { complete, file, project } from "../../../support/requests.ts";

let desk: TestDesk;
let ticket: Ticket;
beforeAll(async () => {
  desk = await startTestDesk();
  await file(desk, "another");
  ticket = await complete(desk, await file(desk, "first", { serverId: "db-1" }));
});
afterAll(() => desk.remove());

type Event = AnswerOf<"listProjectEvents">["events"][number];

async function allEvents(): Promise<readonly Event[]> {
  const events: Event[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: { limit: number; cursor?: string } = {
      limit: 5,
      ...(cursor === "" ? {} : { cursor }),
    };
    const asked = await desk.ask("auditor", "listProjectEvents", {
      parameters: { project },
      query,
    });
    events.push(...asked.answer.events);
    cursor = asked.answer.nextCursor;
  }
  return events;
}

/** By whoever has nothing but what the desk has answered. */
function hashOf({ hash: _, at, ...event }: Event): string {
  return leafHash({ ...event, at: parseInstant(at) ?? 0 });
}

describe("an auditor", () => {
  test("reads every event of the project once, and computes the signed root from them", async () => {
    const leaves = (await allEvents()).map(hashOf);
    const { answer } = await desk.ask("auditor", "readCheckpoint", { parameters: { project } });
    const { checkpoint } = answer;
    expect(checkpoint.logs).toEqual([{ log: project, size: leaves.length, root: rootOf(leaves) }]);
    const { publicKey, signature, ...statement } = checkpoint;
    expect(isSigned("checkpoint", statement, { publicKey, signature })).toBe(true);
  });

  test("is proved that a ticket's events are all of them", async () => {
    const parameters = { project, ticket: ticket.id };
    const listed = await desk.ask("auditor", "listTicketEvents", { parameters });
    const proof = (await desk.ask("auditor", "proveTicketEvents", { parameters })).answer;
    const { checkpoint, events: count, lastEvent, inclusionPath: path } = proof;
    const { events } = listed.answer;
    expect(events).toHaveLength(count);
    expect(events.at(-1)).toEqual(lastEvent);
    expect(events.map(({ previousHash }) => previousHash)).toEqual([
      noHash,
      ...events.slice(0, -1).map(hashOf),
    ]);
    const [head] = checkpoint.logs;
    const place = { index: lastEvent.sequence, size: head?.size ?? 0, path };
    expect(rootBy({ leaf: hashOf(lastEvent), ...place })).toBe(head?.root);
    const { deskId, publicKey } = checkpoint;
    const lastHash = lastEvent.hash;
    const statement = { deskId, ticketId: ticket.id, events: count, lastHash, head };
    const { signature } = proof;
    expect(isSigned("ticket-proof", statement, { publicKey, signature })).toBe(true);
  });

  test.each(["customer", "stranger"] as const)("is nobody else: not %s", async (role) => {
    const { status } = await desk.ask(role, "listProjectEvents", { parameters: { project } });
    expect([403, 404]).toContain(status);
  });
});

test("nobody's name, telephone number or address stands in the log", async () => {
  const text = JSON.stringify(desk.sql("select payload from event"));
  for (const personal of ["Kim Jiwon", "1234-5678", "12345678", "jiwon@example.com"]) {
    expect(text).not.toContain(personal);
  }
});

test("an administrator reads the desk's own log, which belongs to no project", async () => {
  const { answer } = await desk.ask("admin", "listDeskEvents", { parameters: {} });
  const kinds = new Set(answer.events.map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(["calendarChanged", "imported", "principalPut", "tokenCreated"]));
});

test("an administrator's checkpoint covers every log", async () => {
  const { answer } = await desk.ask("admin", "readDeskCheckpoint", { parameters: {} });
  expect(answer.checkpoint.logs.map(({ log }) => log)).toEqual(["-desk", "demo", "other"]);
});
