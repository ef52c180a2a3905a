import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Ticket } from "../../../desk/contract/index.ts";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { askForApproval, complete, confirm, file, project } from "../../support/requests.ts";

let desk: TestDesk;
beforeEach(async () => void (desk = await startTestDesk()));
afterEach(() => desk.remove());

async function charges(month = "2026-12") {
  const { answer } = await desk.ask("auditor", "listCharges", {
    parameters: { project },
    query: { month },
  });
  return answer.charges;
}

function credit({ id }: Ticket, amount: number, name = "first") {
  const parameters = { ticket: id, credit: name };
  return desk.ask("admin", "giveCredit", { parameters, body: { amount, reason: "half the work" } });
}

describe("a charge", () => {
  test("R47 stands in the month after completion, with VAT apart", async () => {
    const { id } = await complete(desk, await file(desk));
    expect(await charges()).toMatchObject([
      {
        ticketId: id,
        billingMonth: "2026-12",
        price: { amount: 30_000, vat: 3_000 },
        due: 33_000,
        credits: [],
      },
    ]);
    expect(await charges("2026-11")).toEqual([]);
  });

  test("R47 is not made for a cancelled ticket", async () => {
    const { id, version } = await file(desk);
    const parameters = { project, ticket: id };
    await desk.ask("customer", "cancelTicket", {
      parameters,
      version,
      body: { reason: "not needed" },
    });
    expect(await charges()).toEqual([]);
  });

  test("is not made for work that was left undone", async () => {
    const { id } = await confirm(desk, await askForApproval(desk, await file(desk)));
    const body = { reason: "the server is gone" };
    await desk.ask("engineer", "closeUndone", { parameters: { ticket: id }, body });
    expect(desk.sql("select 1 from charge")).toEqual([]);
  });

  test("is made once, whatever is repeated; a second is refused by the database itself", async () => {
    const { id } = await complete(desk, await file(desk));
    const body = { note: "nginx runs" };
    const again = await desk.ask("engineer", "completeWork", { parameters: { ticket: id }, body });
    expect([again.status, (await charges()).length]).toEqual([200, 1]);
    expect(() => desk.sql("insert into charge select * from charge")).toThrow(/UNIQUE/);
  });

  test("of another project is not listed; the desk lists all", async () => {
    await complete(desk, await file(desk));
    const query = { month: "2026-12" };
    const other = await desk.ask("stranger", "listCharges", {
      parameters: { project: "other" },
      query,
    });
    const all = await desk.ask("admin", "listDeskCharges", { parameters: {}, query });
    expect([other.answer.charges.length, all.answer.charges.length]).toEqual([0, 1]);
  });
});

describe("a credit line", () => {
  test("stands beside the charge, which stays as it was", async () => {
    const ticket = await complete(desk, await file(desk));
    const given = await credit(ticket, 11_000);
    expect(given.status).toBe(201);
    expect(given.answer.charge).toMatchObject({
      price: { amount: 30_000, vat: 3_000 },
      due: 22_000,
      credits: [{ amount: 11_000, reason: "half the work", by: "admin" }],
    });
  });

  test("that is given again under its name is given once", async () => {
    const ticket = await complete(desk, await file(desk));
    await credit(ticket, 11_000);
    const again = await credit(ticket, 11_000);
    expect([again.status, again.answer.charge.due]).toEqual([200, 22_000]);
    expect((await credit(ticket, 5_000)).refusal.code).toBe("repeated_differently");
  });

  test("never gives back more than is left", async () => {
    const ticket = await complete(desk, await file(desk));
    await credit(ticket, 30_000);
    const { refusal } = await credit(ticket, 3_001, "second");
    expect(refusal).toMatchObject({
      code: "credit_above_charge",
      details: { left: 3_000, came: 3_001 },
    });
    expect((await credit(ticket, 3_000, "second")).answer.charge.due).toBe(0);
  });

  test("needs a charge", async () => {
    expect((await credit(await file(desk), 1_000)).refusal.code).toBe("not_charged");
  });
});
