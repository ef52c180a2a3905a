import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseDay } from "../../../core/calendar/index.ts";
import { dayMs } from "../../../core/scalar/instant.ts";
import type { DeskData } from "../../../desk/actions/projects/import-file.ts";
import { demoData } from "../../../desk/demo/index.ts";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { askForApproval, complete, confirm, file, project } from "../../support/requests.ts";

let desk: TestDesk;
beforeEach(async () => void (desk = await startTestDesk()));
afterEach(() => desk.remove());

function bring(body: DeskData) {
  return desk.ask("admin", "importDeskData", { parameters: {}, body });
}

const nothing = {
  projects: 0,
  servers: 0,
  services: 0,
  notices: 0,
  accessProfiles: 0,
  exceptions: 0,
};

const [service] = demoData.services ?? [];
const [notice] = demoData.notices ?? [];
const [profile] = demoData.accessProfiles ?? [];
if (service === undefined || notice === undefined || profile === undefined) {
  throw new Error("the example data lacks what these facts are about");
}

describe("an operator's file", () => {
  test("brings in what a desk needs, and a customer sees it", async () => {
    const { answer } = await bring({
      projects: [{ id: "shop", name: "Shop", servers: [{ id: "web-9", name: "web-9" }] }],
      services: [{ ...service, code: "dns-setup" }],
    });
    expect(answer.changed).toEqual({ ...nothing, projects: 1, servers: 1, services: 1 });
    const { answer: seen } = await desk.ask("customer", "listServices", {
      parameters: { project },
    });
    expect(seen.services.map(({ code }) => code)).toContain("dns-setup");
  });

  test("that was brought in before changes nothing, and is no event", async () => {
    const before = desk.sql("select count(*) as events from event");
    expect((await bring(demoData)).answer.changed).toEqual(nothing);
    expect(desk.sql("select count(*) as events from event")).toEqual(before);
  });

  test("is brought in whole or not at all", async () => {
    const changed = { ...notice, purpose: "something else" };
    const projects = [{ id: "shop", name: "Shop" }];
    expect((await bring({ projects, notices: [changed] })).status).toBe(409);
    expect(desk.sql("select 1 from project where id = 'shop'")).toEqual([]);
  });

  test("renames a project and keeps what its customers have committed to", async () => {
    const key = "select commitment_key from project where id = 'demo'";
    const before = desk.sql(key);
    await bring({ projects: [{ id: "demo", name: "Renamed" }] });
    expect(desk.sql(key)).toEqual(before);
  });

  test("is written into the desk's own log with what it has changed", async () => {
    await bring({ services: [{ ...service, version: 2, unitPrice: 25_000 }] });
    const { answer } = await desk.ask("admin", "listDeskEvents", { parameters: {} });
    const last = answer.events.at(-1);
    expect(last).toMatchObject({ kind: "imported", by: "admin", project: "-desk" });
    expect(JSON.stringify(last?.payload["services"])).toContain('"unitPrice":25000');
  });

  test.each<{ what: string; body: DeskData; code: string; path?: readonly (string | number)[] }>([
    {
      what: "another text for a notice that somebody may have agreed to",
      body: { notices: [{ ...notice, retention: "for ever" }] },
      code: "import_fixed",
    },
    {
      what: "another price for a version that somebody may have chosen",
      body: { services: [{ ...service, unitPrice: 1 }] },
      code: "import_fixed",
    },
    {
      what: "a moment that is none",
      body: { services: [{ ...service, version: 2, validFrom: "2199-02-30T00:00:00Z" }] },
      code: "field_invalid",
      path: ["services", 0, "validFrom"],
    },
    {
      what: "sources that are not the desk's own small public ranges",
      body: { accessProfiles: [{ ...profile, sourceCidrs: ["0.0.0.0/0"] }] },
      code: "field_invalid",
      path: ["accessProfiles", 0, "sourceCidrs", 0],
    },
    {
      what: "a private key",
      body: {
        accessProfiles: [
          { ...profile, publicKey: "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END" },
        ],
      },
      code: "ssh_key_refused",
    },
    {
      what: "a closure that ends before it begins",
      body: {
        calendar: { exceptions: [{ desk: "closed", from: "2026-12-02", until: "2026-12-01" }] },
      },
      code: "field_invalid",
      path: ["calendar", "exceptions", 0, "until"],
    },
    {
      what: "a day that does not exist",
      body: {
        calendar: { exceptions: [{ desk: "closed", from: "2026-02-30", until: "2026-03-01" }] },
      },
      code: "field_invalid",
      path: ["calendar", "exceptions", 0, "from"],
    },
  ])("is refused with $what", async ({ body, code, path }) => {
    const { refusal } = await bring(body);
    expect(refusal.code).toBe(code);
    expect(refusal.details["path"]).toEqual(path);
    expect(desk.log.join("\n")).not.toContain("PRIVATE KEY");
  });
});

describe("a service of the catalogue", () => {
  const codes = async () => {
    const { answer } = await desk.ask("customer", "listServices", { parameters: { project } });
    return answer.services.map(({ code, version, unitPrice }) => [code, version, unitPrice.amount]);
  };

  test("has its new price from the day on which that is valid", async () => {
    const validFrom = "2026-12-01T00:00:00+09:00";
    await bring({ services: [{ ...service, version: 2, unitPrice: 25_000, validFrom }] });
    expect(await codes()).toContainEqual([service.code, 1, service.unitPrice]);
    desk.clock.set(validFrom);
    expect(await codes()).toContainEqual([service.code, 2, 25_000]);
  });

  test("is offered until its version is ended, and not a moment longer", async () => {
    const validUntil = "2026-11-25T00:00:00+09:00";
    expect((await bring({ services: [{ ...service, validUntil }] })).status).toBe(200);
    expect(await codes()).toContainEqual([service.code, 1, service.unitPrice]);
    desk.clock.set(validUntil);
    expect((await codes()).map(([code]) => code)).not.toContain(service.code);
  });
});

describe("a server", () => {
  const remove = (server = "web-1") =>
    desk.ask("admin", "removeServer", { parameters: { owner: project, server } });
  const seen = async () => {
    const { answer } = await desk.ask("customer", "listServers", { parameters: { project } });
    return answer.servers.map(({ id }) => id);
  };

  test("with confirmed, unfinished work is not removed, and the ticket is named", async () => {
    await confirm(desk, await askForApproval(desk, await file(desk)));
    const { status, refusal } = await remove();
    expect([status, refusal.code]).toEqual([409, "server_in_use"]);
    expect(refusal.details).toEqual({ serverId: "web-1", number: "N1" });
    expect(await seen()).toContain("web-1");
  });

  test("whose work has ended is removed, and its tickets stay", async () => {
    const { id } = await complete(desk, await file(desk));
    expect((await remove()).status).toBe(200);
    expect(await seen()).toEqual(["db-1"]);
    const { answer } = await desk.ask("customer", "readTicket", {
      parameters: { project, ticket: id },
    });
    expect(answer.ticket.serverId).toBe("web-1");
  });

  test("that is removed takes no request any more, and takes them again when it is brought in", async () => {
    await remove();
    await expect(file(desk)).rejects.toThrow(/server_unknown/);
    const servers = [{ id: "web-1", name: "web-1" }];
    await bring({ projects: [{ id: project, name: "Demo project", servers }] });
    expect((await file(desk)).serverId).toBe("web-1");
  });

  test("that is not there cannot be removed", async () => {
    expect((await remove("nowhere")).status).toBe(404);
  });
});

describe("the calendar", () => {
  const close = (from: string, until: string, weekdays?: number[]) =>
    bring({
      calendar: {
        exceptions: [{ desk: "closed", from, until, ...(weekdays && { weekdays }) }],
      },
    });
  const dueAt = async (id: string) => {
    const parameters = { project, ticket: id };
    return (await desk.ask("customer", "readTicket", { parameters })).answer.ticket.dueAt;
  };

  test("as customers read it names its version, its years, holidays and closures", async () => {
    await close("2026-12-24", "2026-12-31", [4, 5]);
    const { answer } = await desk.ask("customer", "readCalendar", { parameters: { project } });
    const { calendar } = answer;
    expect([calendar.firstYear <= 2025, calendar.lastYear >= 2027]).toEqual([true, true]);
    expect(calendar.holidays).toContain("2026-12-25");
    expect(calendar.exceptions).toEqual([
      { desk: "closed", from: "2026-12-24", until: "2026-12-31", weekdays: [4, 5] },
    ]);
    const staff = await desk.ask("engineer", "readDeskCalendar", { parameters: {} });
    expect(staff.answer.calendar).toEqual(calendar);
  });

  test("that closes a day moves running deadlines on, each by an event", async () => {
    const { id, dueAt: before } = await file(desk);
    const { answer } = await close("2026-11-25", "2026-11-25");
    expect([before, answer.deadlinesMoved]).toEqual(["2026-11-26T01:00:00.000Z", 1]);
    expect(await dueAt(id)).toBe("2026-11-27T01:00:00.000Z");
    const events = await desk.ask("customer", "listTicketEvents", {
      parameters: { project, ticket: id },
    });
    expect(events.answer.events.at(-1)).toMatchObject({ kind: "calendarChanged", by: "admin" });
  });

  test("that opens a day again never moves a deadline back", async () => {
    const { id } = await file(desk);
    await close("2026-11-25", "2026-11-25");
    const { answer } = await bring({ calendar: { exceptions: [] } });
    expect(answer.deadlinesMoved).toBe(0);
    expect(await dueAt(id)).toBe("2026-11-27T01:00:00.000Z");
  });

  test("holds for what is filed from then on: a closed day is off hours", async () => {
    await close("2026-11-24", "2026-11-24");
    expect(await file(desk)).toMatchObject({
      state: "off_hours",
      processableFrom: "2026-11-25T00:00:00.000Z",
    });
  });

  test("holds after a restart", async () => {
    await close("2026-11-24", "2026-11-24");
    await desk.stop();
    const { dataFolder, masterKeys } = desk;
    desk = await startTestDesk({ dataFolder, masterKeys });
    expect((await file(desk)).state).toBe("off_hours");
  });

  test("of a desk that starts has the holidays that were published meanwhile", async () => {
    const christmas = parseDay("2026-12-25") ?? 0;
    desk.sql("update setting set value = replace(value, ?, '')", `,${christmas}`);
    desk.clock.set("2026-12-24T01:00:00Z");
    const { id, dueAt: before } = await file(desk);
    expect(before).toBe("2026-12-28T01:00:00.000Z");
    await desk.stop();
    const { dataFolder, masterKeys } = desk;
    desk = await startTestDesk({ dataFolder, masterKeys, now: "2026-12-24T02:00:00Z" });
    expect(await dueAt(id)).toBe("2026-12-29T01:00:00.000Z");
    const [last] = desk.sql(
      "select author from event where kind = 'calendarChanged' order by at desc limit 1",
    );
    expect(last).toEqual({ author: "operator" });
  });

  test("leaves the clock of a ticket that waits for its customer alone", async () => {
    const { id } = await askForApproval(desk, await file(desk));
    expect((await close("2026-11-25", "2026-11-25")).answer.deadlinesMoved).toBe(0);
    expect(await dueAt(id)).toBeNull();
  });

  test("marks a deadline provisional that reaches a year without published holidays", async () => {
    desk.clock.set("2027-12-30T06:00:00Z");
    const { dueProvisional, dueAt: due } = await file(desk);
    expect([dueProvisional, due !== null && due >= "2028"]).toEqual([true, true]);
  });

  test("is taken whole, and a file that does not speak of it leaves it alone", async () => {
    await close("2026-11-25", "2026-11-25");
    desk.clock.advance(dayMs);
    await bring({ projects: [{ id: "shop", name: "Shop" }] });
    const { answer } = await desk.ask("customer", "readCalendar", { parameters: { project } });
    expect(answer.calendar.exceptions).toHaveLength(1);
  });
});
