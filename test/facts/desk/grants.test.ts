import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dayMs } from "../../../core/scalar/instant.ts";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { askForApproval, complete, confirm, file, project } from "../../support/requests.ts";

let desk: TestDesk;
beforeEach(async () => void (desk = await startTestDesk()));
afterEach(() => desk.remove());

async function open(name = "first", duration?: string) {
  const { id, serverId } = await file(desk, name);
  const body = { serverId, ...(duration === undefined ? {} : { duration }) };
  return desk.ask("customer", "putGrant", { parameters: { project, ticket: id }, body });
}

const revoke = (grant: string) =>
  desk.ask("customer", "revokeGrant", { parameters: { project, grant } });
const extend = (grant: string, duration?: string) =>
  desk.ask("customer", "extendGrant", {
    parameters: { project, grant },
    body: duration === undefined ? {} : { duration },
  });

describe("a firewall grant", () => {
  test("R35 opens the server's SSH port to the desk's own addresses for five business days", async () => {
    const { answer } = await open();
    expect(answer.grant).toMatchObject({
      state: "active",
      sourceCidrs: ["203.0.113.0/24"],
      port: 22,
      expiresAt: "2026-12-01T01:00:00.000Z",
      locked: false,
    });
  });

  test("that is asked for twice is one grant, with one entry in the log", async () => {
    const { id, serverId } = await file(desk);
    const ask = () =>
      desk.ask("customer", "putGrant", { parameters: { project, ticket: id }, body: { serverId } });
    const [first, second] = [await ask(), await ask()];
    expect(second.answer.grant).toEqual(first.answer.grant);
    expect(desk.sql("select 1 from event where kind = 'grantOpened'")).toHaveLength(1);
  });

  test("is for the ticket's own server", async () => {
    const { id } = await file(desk);
    const asked = await desk.ask("customer", "putGrant", {
      parameters: { project, ticket: id },
      body: { serverId: "db-1" },
    });
    expect(asked.refusal.code).toBe("server_fixed");
  });

  test.each([
    ["longer than fourteen days", "15d", "grant_too_long"],
    ["for a time that is none", "soon", "field_invalid"],
  ])("%s is refused", async (_, duration, code) => {
    expect((await open("first", duration)).refusal.code).toBe(code);
  });

  test("expires by itself, and is opened again under its id by an extension", async () => {
    const { id } = (await open("first", "2h")).answer.grant;
    desk.clock.advance(2 * 3_600_000);
    const read = await desk.ask("auditor", "readGrant", { parameters: { project, grant: id } });
    expect(read.answer.grant.state).toBe("expired");
    const again = await extend(id, "1h");
    expect(again.answer.grant).toMatchObject({
      id,
      state: "active",
      expiresAt: "2026-11-24T04:00:00.000Z",
    });
  });

  test("is never shortened", async () => {
    const { id, expiresAt } = (await open()).answer.grant;
    expect((await extend(id, "1h")).answer.grant.expiresAt).toBe(expiresAt);
  });

  test("of ten days is extended without a length to its fourteenth day, not beyond", async () => {
    const { id, activatedAt } = (await open("first", "10d")).answer.grant;
    desk.clock.advance(9 * dayMs);
    const { answer } = await extend(id);
    expect(Date.parse(answer.grant.expiresAt) - Date.parse(activatedAt)).toBe(14 * dayMs);
  });

  test("that is revoked is followed by another one", async () => {
    const { id, ticketId } = (await open()).answer.grant;
    expect((await revoke(id)).answer.grant.state).toBe("revoked");
    expect((await revoke(id)).answer.grant.state).toBe("revoked");
    expect((await extend(id)).refusal.code).toBe("grant_ended");
    const next = await desk.ask("customer", "putGrant", {
      parameters: { project, ticket: ticketId },
      body: { serverId: "web-1" },
    });
    expect(next.answer.grant.id).not.toBe(id);
  });

  test("of confirmed work is revoked by nobody, and stays open past its first end", async () => {
    const { grant } = await confirm(desk, await askForApproval(desk, await file(desk)));
    const id = grant?.id ?? "";
    expect((await revoke(id)).refusal.code).toBe("grant_locked");
    desk.clock.set("2026-12-20T01:00:00Z");
    const { answer } = await desk.ask("customer", "readGrant", {
      parameters: { project, grant: id },
    });
    expect(answer.grant).toMatchObject({ state: "active", locked: true });
    expect(answer.grant.expiresAt > answer.asOf).toBe(true);
  });

  test("is ended by the desk with its ticket, and none is opened after it", async () => {
    const { id } = await complete(desk, await file(desk));
    expect(desk.sql("select 1 from firewall_grant where revoked_at is null")).toEqual([]);
    const asked = await desk.ask("customer", "putGrant", {
      parameters: { project, ticket: id },
      body: { serverId: "web-1" },
    });
    expect(asked.refusal.code).toBe("ticket_ended");
    expect(asked.refusal.message).toContain("wanted for allowing firewall access;");
  });

  test("of another ticket on the same server does not confirm this one", async () => {
    const first = await file(desk, "first");
    await open("second");
    await desk.ask("engineer", "claimTicket", { parameters: { ticket: first.id }, body: {} });
    const asked = await desk.ask("engineer", "requestApproval", {
      parameters: { ticket: first.id },
      body: {
        window: { start: "2026-11-24T05:00:00Z", end: "2026-11-24T07:00:00Z" },
        steps: ["Install nginx"],
      },
    });
    const { version, workPlanHash } = asked.answer.ticket;
    const confirmed = await desk.ask("customer", "confirmTicket", {
      parameters: { project, ticket: first.id },
      version,
      body: { workPlanHash: workPlanHash ?? "", acknowledgeIrreversible: true },
    });
    expect(confirmed.refusal.code).toBe("grant_not_active");
  });
});
