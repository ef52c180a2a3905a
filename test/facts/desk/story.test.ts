import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import {
  askForApproval,
  complete,
  confirm,
  file,
  project,
  read,
  registerKey,
  workWindow,
} from "../../support/requests.ts";

let desk: TestDesk;
beforeEach(async () => void (desk = await startTestDesk()));
afterEach(() => desk.remove());

describe("one support request, from both sides", () => {
  test("a filed ticket is received at once in business hours, at the price of its services", async () => {
    const ticket = await file(desk);
    expect(ticket).toMatchObject({
      number: "N1",
      state: "received",
      phase: "open",
      version: 1,
      estimate: { amount: 30_000, vat: 3_000 },
      dueAt: "2026-11-26T01:00:00.000Z",
      contact: { name: "Kim Jiwon", phone: "+821012345678", email: "jiwon@example.com" },
    });
  });

  test("the engineer's request for approval names the work plan by its hash", async () => {
    const asked = await askForApproval(desk, await file(desk));
    expect(asked.state).toBe("approval_requested");
    expect(asked.workPlanHash).toMatch(/^[0-9a-f]{64}$/);
    expect(asked.dueAt).toBeNull();
  });

  test("the confirmation locks ticket and grant", async () => {
    const confirmed = await confirm(desk, await askForApproval(desk, await file(desk)));
    expect(confirmed).toMatchObject({
      state: "approval_requested",
      phase: "locked",
      confirmedBy: "customer",
      grant: { state: "active", locked: true },
    });
  });

  test("completed work is charged once, in the month after, and its grant is revoked", async () => {
    const done = await complete(desk, await file(desk));
    expect(done).toMatchObject({
      state: "completed",
      outcome: "done",
      reason: "nginx runs",
      grant: null,
    });
    expect(desk.sql("select ticket_id, subtotal, vat, billing_month from charge")).toEqual([
      { ticket_id: done.id, subtotal: 30_000, vat: 3_000, billing_month: "2026-12" },
    ]);
    expect(
      desk.sql("select count(*) as open from firewall_grant where revoked_at is null"),
    ).toEqual([{ open: 0 }]);
  });

  test("a confirmed ticket is cancelled by nobody", async () => {
    const { id, version } = await confirm(desk, await askForApproval(desk, await file(desk)));
    const body = { reason: "changed our minds" };
    const parameters = { project, ticket: id };
    const byCustomer = await desk.ask("customer", "cancelTicket", { parameters, version, body });
    const byEngineer = await desk.ask("engineer", "cancelDeskTicket", {
      parameters: { ticket: id },
      body,
    });
    expect(byCustomer.refusal.code).toBe("ticket_confirmed");
    expect(byEngineer.refusal.code).toBe("ticket_confirmed");
  });

  test("work does not start without the engineers' key on the server", async () => {
    const ticket = await confirm(desk, await askForApproval(desk, await file(desk)));
    desk.clock.set(workWindow.start);
    const started = await desk.ask("engineer", "startWork", { parameters: { ticket: ticket.id } });
    expect(started.refusal.code).toBe("key_not_registered");
    await registerKey(desk, ticket.serverId);
    const again = await desk.ask("engineer", "startWork", { parameters: { ticket: ticket.id } });
    expect(again.answer.ticket.state).toBe("working");
  });

  test("what is filed at night is received in the morning by whoever looks first", async () => {
    desk.clock.set("2026-11-24T12:00:00Z");
    const ticket = await file(desk);
    expect(ticket).toMatchObject({
      state: "off_hours",
      processableFrom: "2026-11-25T00:00:00.000Z",
    });
    desk.clock.set("2026-11-25T00:00:00Z");
    expect((await read(desk, ticket)).state).toBe("received");
  });
});
