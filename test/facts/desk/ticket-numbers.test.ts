import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ticket } from "../../../desk/contract/index.ts";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { file, project } from "../../support/requests.ts";

let desk: TestDesk;
let filed: Ticket;

beforeAll(async () => {
  desk = await startTestDesk();
  filed = await file(desk);
});

afterAll(() => desk.remove());

describe("a ticket's number", () => {
  test("reads the ticket for its project", async () => {
    const parameters = { project, ticket: filed.number };
    const { answer } = await desk.ask("customer", "readTicket", { parameters });
    expect(answer.ticket.id).toBe(filed.id);
  });

  test("reads the ticket for desk staff", async () => {
    const parameters = { ticket: filed.number };
    const { answer } = await desk.ask("engineer", "readDeskTicket", { parameters });
    expect(answer.ticket.id).toBe(filed.id);
  });

  test("is no way into another project, and does not tell the id there", async () => {
    const parameters = { project: "other", ticket: filed.number };
    const { status, refusal } = await desk.ask("stranger", "readTicket", { parameters });
    expect(status).toBe(404);
    expect(refusal.details).toEqual({ kind: "ticket", id: filed.number });
    expect(JSON.stringify(refusal)).not.toContain(filed.id);
  });
});
