import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { application, complete, file, project, read } from "../../support/requests.ts";

let desk: TestDesk;
beforeEach(async () => void (desk = await startTestDesk()));
afterEach(() => desk.remove());

const contact = { name: "Canary Contact", phone: "010-7777-1234", email: "canary@contact.example" };
const secret = "canary-root-password-93c1";
const form = {
  services: ["db-install"],
  contact,
  securityInfo: { "db-install": { dbRootPassword: secret } },
};

function everyByte(): string {
  const names = readdirSync(desk.dataFolder);
  return names.map((name) => readFileSync(join(desk.dataFolder, name), "latin1")).join("\n");
}

describe("contact data and security info at rest", () => {
  test("no byte of them is in the data folder in clear, neither in rows nor in entries of the log", async () => {
    const ticket = await file(desk, "first", form);
    expect((await read(desk, ticket)).contact?.name).toBe(contact.name);
    const bytes = everyByte();
    expect(bytes).toContain("db-install");
    const clear = [contact.name, "1077771234", contact.email, secret].filter((text) =>
      bytes.includes(text),
    );
    expect(clear).toEqual([]);
  });

  test("the log has them as ciphertext from the first entry on", async () => {
    const ticket = await file(desk, "first", form);
    const [row] = desk.sql("select payload from event where ticket_id = ?", ticket.id);
    expect(row?.["payload"]).toMatch(/"sealed":\{"contact":"[\w+/=]+","securityInfo":"[\w+/=]+"\}/);
  });

  test("no secret and no contact data is in the desk's own log", async () => {
    await file(desk, "first", form);
    await desk.raw(`/v1/projects/demo/tickets?token=${secret}`);
    const lines = desk.log.join("\n");
    expect(lines).toContain("putTicketByKey");
    for (const text of [contact.name, contact.email, secret, desk.tokens.customer]) {
      expect(lines).not.toContain(text);
    }
  });

  test("a ciphertext that is moved to another ticket does not open there", async () => {
    const [from, to] = [await file(desk, "first", form), await file(desk, "second", form)];
    desk.sql(
      "update sealed set ciphertext = (select ciphertext from sealed where ticket_id = ? and purpose = 'contact') where ticket_id = ?",
      from.id,
      to.id,
    );
    const asked = await desk.ask("customer", "readTicket", {
      parameters: { project, ticket: to.id },
    });
    expect(asked.refusal.code).toBe("internal");
  });
});

describe("security info", () => {
  const reveal = (role: "engineer", id: string) =>
    desk.ask(role, "revealSecurityInfo", {
      parameters: { ticket: id },
      body: { reason: "to install" },
    });

  test("is never part of a ticket; only the services are named for which it is kept", async () => {
    const ticket = await file(desk, "first", form);
    expect(ticket.securityInfoFor).toEqual(["db-install"]);
    expect(JSON.stringify(await read(desk, ticket))).not.toContain(secret);
  });

  test("is not shown before the ticket is claimed", async () => {
    const { refusal } = await reveal("engineer", (await file(desk, "first", form)).id);
    expect(refusal).toMatchObject({
      code: "security_info_sealed",
      details: { problem: "not_claimed" },
    });
  });

  test("is shown to the engineer who has claimed it, and each reading is in the log", async () => {
    const { id } = await file(desk, "first", form);
    await desk.ask("engineer", "claimTicket", { parameters: { ticket: id }, body: {} });
    expect((await reveal("engineer", id)).answer.securityInfo).toEqual(form.securityInfo);
    const rows = desk.sql("select author, payload from event where kind = 'securityInfoRevealed'");
    expect(rows).toEqual([{ author: "engineer", payload: '{"reason":"to install"}' }]);
  });

  test("is destroyed when the ticket ends, in the row and under its key", async () => {
    const { id } = await complete(desk, await file(desk, "first", form));
    expect((await reveal("engineer", id)).refusal.details).toEqual({ problem: "ended" });
    expect(desk.sql("select 1 from data_key where purpose = 'security_info'")).toEqual([]);
    expect(desk.sql("select 1 from sealed where purpose = 'security_info'")).toEqual([]);
  });

  test("is kept by an edit that leaves it out", async () => {
    const { id, version } = await file(desk, "first", form);
    await desk.ask("customer", "editTicket", {
      parameters: { project, ticket: id },
      version,
      body: {
        application: application({ services: form.services, contact, title: "Install MariaDB" }),
      },
    });
    await desk.ask("engineer", "claimTicket", { parameters: { ticket: id }, body: {} });
    expect((await reveal("engineer", id)).answer.securityInfo).toEqual(form.securityInfo);
  });

  test("is destroyed when the services that demanded it are given up", async () => {
    const { id, version } = await file(desk, "first", form);
    await desk.ask("customer", "editTicket", {
      parameters: { project, ticket: id },
      version,
      body: { application: application({ contact, services: ["web-tuning"] }) },
    });
    expect(desk.sql("select 1 from data_key where purpose = 'security_info'")).toEqual([]);
  });

  test("that is refused with its form is not stored", async () => {
    const { id, version } = await complete(desk, await file(desk, "first", form));
    const asked = await desk.ask("customer", "editTicket", {
      parameters: { project, ticket: id },
      version,
      body: { application: application({ ...form, title: "Again" }) },
    });
    expect(asked.refusal.code).toBe("ticket_ended");
    expect(desk.sql("select 1 from sealed where purpose = 'security_info'")).toEqual([]);
  });
});

describe("who sees contact data", () => {
  const readAs = async (role: "customer" | "auditor" | "pipeline", id: string) => {
    const { answer } = await desk.ask(role, "readTicket", { parameters: { project, ticket: id } });
    return answer.ticket.contact;
  };

  test("the customer does; an auditor does not", async () => {
    const { id } = await file(desk, "first", form);
    expect((await readAs("customer", id))?.email).toBe(contact.email);
    expect(await readAs("auditor", id)).toBeNull();
  });

  test("an engineer does from the claim on", async () => {
    const { id } = await file(desk, "first", form);
    const before = await desk.ask("engineer", "readDeskTicket", { parameters: { ticket: id } });
    expect(before.answer.ticket.contact).toBeNull();
    const claimed = await desk.ask("engineer", "claimTicket", {
      parameters: { ticket: id },
      body: {},
    });
    expect(claimed.answer.ticket.contact?.name).toBe(contact.name);
  });
});
