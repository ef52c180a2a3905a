import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { QueryOf } from "../../../desk/contract/index.ts";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { askForApproval, file, project } from "../../support/requests.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
  await askForApproval(desk, await file(desk, "first"));
  await file(desk, "second", { serverId: "db-1" });
  const { id, version } = await file(desk, "third");
  const parameters = { project, ticket: id };
  await desk.ask("customer", "cancelTicket", { parameters, version, body: { reason: "no" } });
});
afterAll(() => desk.remove());

async function numbers(query: QueryOf<"listTickets">) {
  const { answer } = await desk.ask("auditor", "listTickets", { parameters: { project }, query });
  return answer.tickets.map(({ number }) => number);
}

describe("R32 what was filed is found", () => {
  const filters: readonly [string, QueryOf<"listTickets">, readonly string[]][] = [
    ["all of it, the newest first", {}, ["N3", "N2", "N1"]],
    ["by state", { state: "approval_requested" }, ["N1"]],
    ["by server", { server: "db-1" }, ["N2"]],
    ["by what is open", { open: true }, ["N2", "N1"]],
    ["by what has ended", { open: false }, ["N3"]],
    ["by namespace", { namespace: "another" }, []],
    ["by what nobody holds", { held: "no", namespace: "shop" }, ["N3", "N2", "N1"]],
    ["by several of them at once", { server: "web-1", open: true }, ["N1"]],
  ];

  test.each(filters)("%s, and nothing else", async (_, query, expected) => {
    expect(await numbers(query)).toEqual(expected);
  });

  test("by its number, within its own project", async () => {
    const found = await desk.ask("customer", "readTicket", {
      parameters: { project, ticket: "N2" },
    });
    expect(found.answer.ticket.serverId).toBe("db-1");
    const parameters = { project: "other", ticket: "N2" };
    expect((await desk.ask("stranger", "readTicket", { parameters })).status).toBe(404);
  });
});

describe("desk staff find", () => {
  test("the tickets of all projects, and of one", async () => {
    const list = async (query: QueryOf<"listDeskTickets">) => {
      const { answer } = await desk.ask("engineer", "listDeskTickets", { parameters: {}, query });
      return answer.tickets.map(({ number }) => number);
    };
    expect(await list({})).toEqual(["N3", "N2", "N1"]);
    expect(await list({ open: true, limit: 1 })).toEqual(["N2"]);
    expect(await list({ project: "other" })).toEqual([]);
  });

  test("what is to be claimed next, in its order", async () => {
    const { answer } = await desk.ask("engineer", "readQueue", { parameters: {} });
    expect(answer.tickets.map(({ number }) => number)).toEqual(["N2"]);
  });
});
