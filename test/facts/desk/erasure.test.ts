import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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

function withdraw(id: string) {
  return desk.ask("customer", "withdrawConsent", { parameters: { project, ticket: id } });
}

function wrappedKey(id: string, purpose = "contact"): string {
  const [row] = desk.sql(
    "select wrapped from data_key where ticket_id = ? and purpose = ?",
    id,
    purpose,
  );
  return String(row?.["wrapped"]);
}

function everyByte(): string {
  const names = readdirSync(desk.dataFolder);
  return names.map((name) => readFileSync(join(desk.dataFolder, name), "latin1")).join("\n");
}

describe("withdrawn consent", () => {
  test("cancels an unconfirmed ticket and erases its contact data", async () => {
    const { id } = await file(desk);
    const { answer } = await withdraw(id);
    expect(answer.ticket).toMatchObject({
      state: "cancelled",
      cancelledBy: "customer",
      contact: null,
      contactErasedAt: "2026-11-24T01:00:00.000Z",
    });
  });

  test("is taken of confirmed work, whose contact data is erased when it ends", async () => {
    const ticket = await confirm(desk, await askForApproval(desk, await file(desk)));
    await registerKey(desk, ticket.serverId);
    const taken = await withdraw(ticket.id);
    expect(taken.answer.ticket).toMatchObject({ phase: "locked", contact: { name: "Kim Jiwon" } });
    desk.clock.set(workWindow.start);
    await desk.ask("engineer", "startWork", { parameters: { ticket: ticket.id } });
    const body = { note: "done" };
    await desk.ask("engineer", "completeWork", { parameters: { ticket: ticket.id }, body });
    expect(await read(desk, ticket)).toMatchObject({ state: "completed", contact: null });
  });

  test("erases the contact data of an ended ticket at once", async () => {
    const { id } = await complete(desk, await file(desk));
    expect((await withdraw(id)).answer.ticket.contact).toBeNull();
  });

  test("that is sent again answers as it did, with no second event", async () => {
    const { id } = await file(desk);
    const first = await withdraw(id);
    const second = await withdraw(id);
    expect(second.answer).toEqual(first.answer);
    expect(desk.sql("select 1 from event where kind = 'consentWithdrawn'")).toHaveLength(1);
  });
});

describe("an erasure", () => {
  test("leaves no byte of the data key in database or write-ahead log", async () => {
    const { id } = await complete(desk, await file(desk));
    const key = wrappedKey(id);
    expect(everyByte()).toContain(key);
    await desk.ask("admin", "eraseContact", {
      parameters: { ticket: id },
      body: { reason: "three years" },
    });
    expect(everyByte()).not.toContain(key);
  });

  test("leaves the log as it was: the ciphertext is there, and nothing opens it", async () => {
    const { id } = await complete(desk, await file(desk));
    const before = desk.sql("select payload, hash from event where kind = 'submit'");
    await desk.ask("admin", "eraseContact", {
      parameters: { ticket: id },
      body: { reason: "three years" },
    });
    expect(desk.sql("select payload, hash from event where kind = 'submit'")).toEqual(before);
    expect(desk.sql("select 1 from data_key where ticket_id = ?", id)).toEqual([]);
  });

  test("of an open ticket waits for its end", async () => {
    const { id } = await file(desk);
    const body = { reason: "asked by mail" };
    const { answer } = await desk.ask("admin", "eraseContact", {
      parameters: { ticket: id },
      body,
    });
    expect([answer.ticket.state, answer.ticket.contactErasedAt]).toEqual(["received", null]);
    await desk.ask("engineer", "cancelDeskTicket", { parameters: { ticket: id }, body });
    expect(desk.sql("select 1 from data_key where ticket_id = ?", id)).toEqual([]);
  });

  test("is told by the very answer that ends the ticket", async () => {
    const { id, version } = await file(desk);
    const body = { reason: "asked by mail" };
    await desk.ask("admin", "eraseContact", { parameters: { ticket: id }, body });
    const { answer } = await desk.ask("customer", "cancelTicket", {
      parameters: { project, ticket: id },
      version,
      body,
    });
    const { contact, contactErasedAt } = answer.ticket;
    expect([contact, contactErasedAt]).toEqual([null, "2026-11-24T01:00:00.000Z"]);
  });

  test("is not for engineers", async () => {
    const { id } = await complete(desk, await file(desk));
    const asked = await desk.ask("admin", "eraseContact", {
      parameters: { ticket: id },
      body: { reason: "x" },
    });
    expect(asked.status).toBe(200);
    const body = { reason: "x" };
    const refused = await desk.ask("engineer", "eraseContact", {
      parameters: { ticket: id },
      body,
    });
    expect(refused.refusal.code).toBe("forbidden");
  });
});

test("the key of destroyed security info leaves no byte behind when the ticket ends", async () => {
  const secrets = {
    services: ["db-install"],
    securityInfo: { "db-install": { dbRootPassword: "x" } },
  };
  const ticket = await file(desk, "secret", secrets);
  const key = wrappedKey(ticket.id, "security_info");
  await complete(desk, ticket);
  expect(everyByte()).not.toContain(key);
});
