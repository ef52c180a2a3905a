import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dayMs } from "../../../core/scalar/instant.ts";
import { startSweeper } from "../../../main/desk/sweeper.ts";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { askForApproval, confirm, file, project } from "../../support/requests.ts";

let desk: TestDesk;
beforeEach(async () => void (desk = await startTestDesk()));
afterEach(() => desk.remove());

const evening = "2026-11-24T12:00:00Z";
const nextMorning = "2026-11-25T00:00:00Z";

/** What the log says that the clock did. */
function told(kind: string): readonly unknown[] {
  const rows = desk.sql("select payload from event where kind = ? and author = 'clock'", kind);
  return rows.map((row): unknown => JSON.parse(String(row["payload"])));
}

const states = () => desk.sql("select state from ticket order by sequence");

describe("what was filed off hours", () => {
  test("opens by the clock, though nobody looks", async () => {
    desk.clock.set(evening);
    await file(desk);
    await desk.sweepAll();
    expect(states()).toEqual([{ state: "off_hours" }]);
    desk.clock.set(nextMorning);
    await desk.sweepAll();
    expect(states()).toEqual([{ state: "received" }]);
  });

  test("opens all together, however many there are", async () => {
    desk.clock.set(evening);
    const many = 130;
    await file(desk);
    copyTicket(many - 1);
    desk.clock.set(nextMorning);
    await desk.sweepAll();
    expect(desk.sql("select state, count(*) as tickets from ticket group by state")).toEqual([
      { state: "received", tickets: many },
    ]);
  });

  test("opens when an administrator moves a demo's clock past its time", async () => {
    desk.clock.set(evening);
    await file(desk);
    await desk.ask("admin", "setClock", { parameters: {}, body: { now: nextMorning } });
    expect(states()).toEqual([{ state: "received" }]);
  });

  test("stays open when the clock steps back", async () => {
    desk.clock.set(evening);
    await file(desk);
    desk.clock.set(nextMorning);
    await desk.sweepAll();
    desk.clock.set(evening);
    await desk.sweepAll();
    expect(states()).toEqual([{ state: "received" }]);
  });
});

describe("a firewall grant", () => {
  const grantFor = async (duration: string) => {
    const { id, serverId } = await file(desk);
    const asked = await desk.ask("customer", "putGrant", {
      parameters: { project, ticket: id },
      body: { serverId, duration },
    });
    return asked.answer.grant;
  };

  test("that expires is told once", async () => {
    const { id } = await grantFor("2h");
    desk.clock.advance(dayMs);
    await desk.sweepAll();
    await desk.sweepAll();
    expect(told("grantExpired")).toMatchObject([{ grantId: id }]);
  });

  test("that was opened again and expires again is told again", async () => {
    const { id } = await grantFor("2h");
    desk.clock.advance(dayMs);
    await desk.sweepAll();
    const parameters = { project, grant: id };
    await desk.ask("customer", "extendGrant", { parameters, body: { duration: "2h" } });
    desk.clock.advance(dayMs);
    await desk.sweepAll();
    expect(told("grantExpired")).toHaveLength(2);
  });

  test("that was revoked in time does not expire", async () => {
    const { id } = await grantFor("2h");
    await desk.ask("customer", "revokeGrant", { parameters: { project, grant: id } });
    desk.clock.advance(dayMs);
    await desk.sweepAll();
    expect(told("grantExpired")).toEqual([]);
  });

  test("of confirmed work does not expire, however long the work takes", async () => {
    const { id } = await confirm(desk, await askForApproval(desk, await file(desk)));
    desk.clock.advance(60 * dayMs);
    await desk.sweepAll();
    expect(told("grantExpired")).toEqual([]);
    const asked = await desk.ask("customer", "readTicket", { parameters: { project, ticket: id } });
    expect(asked.answer.ticket.grant?.state).toBe("active");
  });
});

describe("a deadline", () => {
  const threeDays = 3 * dayMs;

  test("that is missed is told once, with the moment that it was", async () => {
    const { dueAt } = await file(desk);
    desk.clock.set("2026-11-26T01:00:00.001Z");
    await desk.sweepAll();
    await desk.sweepAll();
    expect(told("deadlineMissed")).toEqual([
      { dueAt: Date.parse(dueAt ?? ""), provisional: false },
    ]);
  });

  test("is not missed at the very moment at which it is due", async () => {
    await file(desk);
    desk.clock.set("2026-11-26T01:00:00Z");
    await desk.sweepAll();
    expect(told("deadlineMissed")).toEqual([]);
  });

  test("of a ticket filed before the clock kept watch is found out by the clock", async () => {
    const { dueAt } = await file(desk);
    desk.sql("update ticket set due_at = 0");
    await desk.sweepAll();
    expect(told("deadlineMissed")).toEqual([]);
    expect(desk.sql("select due_at, told_due_at from ticket")).toEqual([
      { due_at: Date.parse(dueAt ?? ""), told_due_at: null },
    ]);
  });

  test("is told again when it is missed again after a pause", async () => {
    const { id } = await file(desk);
    const parameters = { ticket: id };
    await desk.ask("engineer", "claimTicket", { parameters, body: {} });
    desk.clock.advance(threeDays);
    await desk.sweepAll();
    await desk.ask("engineer", "requestRevision", { parameters, body: { reason: "say more" } });
    await desk.sweepAll();
    expect(told("deadlineMissed")).toHaveLength(1);
    const { answer } = await desk.ask("customer", "readTicket", {
      parameters: { project, ticket: id },
    });
    const { version, serverId, services, title, body } = answer.ticket;
    const contact = { name: "Kim Jiwon", phone: "010-1234-5678", email: "jiwon@example.com" };
    const consent = { agreed: true, noticeVersion: 1 };
    const form = { serverId, services, title, body, nightWork: false, contact, consent };
    await desk.ask("customer", "editTicket", {
      parameters: { project, ticket: id },
      version,
      body: { application: form },
    });
    desk.clock.advance(threeDays);
    await desk.sweepAll();
    expect(told("deadlineMissed")).toHaveLength(2);
  });

  test("of a ticket that waits for its customer is not missed", async () => {
    await askForApproval(desk, await file(desk));
    desk.clock.advance(30 * dayMs);
    await desk.sweepAll();
    expect(told("deadlineMissed")).toEqual([]);
  });

  test("of a ticket that ended in time is not missed", async () => {
    const { id, version } = await file(desk);
    const parameters = { project, ticket: id };
    const body = { reason: "not needed" };
    await desk.ask("customer", "cancelTicket", { parameters, version, body });
    desk.clock.advance(threeDays);
    await desk.sweepAll();
    expect(told("deadlineMissed")).toEqual([]);
  });
});

test("the clock goes on sweeping after a sweep that failed, and never sweeps twice at a time", async () => {
  const enough = Promise.withResolvers<void>();
  const failures: unknown[] = [];
  let [sweeps, atOnce, mostAtOnce] = [0, 0, 0];
  const sweeper = startSweeper(
    async () => {
      mostAtOnce = Math.max(mostAtOnce, (atOnce += 1));
      await Promise.resolve();
      atOnce -= 1;
      sweeps += 1;
      if (sweeps === 2) throw new Error("a mistake of our own");
      if (sweeps === 4) enough.resolve();
      return false;
    },
    1,
    (error) => void failures.push(error),
  );
  await enough.promise;
  await sweeper.stop();
  expect([mostAtOnce, failures.length]).toEqual([1, 1]);
});

/** The first ticket so many times over, past the desk: filing takes longer than opening. */
function copyTicket(times: number): void {
  const columns = desk.sql("select name from pragma_table_info('ticket')").map(({ name }) => name);
  const changed: Readonly<Record<string, string>> = {
    id: "id || '-' || ?1",
    sequence: "?1",
    number: "'N' || ?1",
    document:
      "json_set(document, '$.id', id || '-' || ?1, '$.number', 'N' || ?1, '$.sequence', ?1)",
  };
  const values = columns.map((name) => changed[String(name)] ?? String(name)).join(", ");
  const copy = `insert into ticket select ${values} from ticket where number = 'N1'`;
  for (let sequence = 2; sequence <= times + 1; sequence += 1) desk.sql(copy, sequence);
}
