import { afterEach, beforeEach, expect, test } from "vitest";
import { startTestDesk, type TestDesk } from "../../../support/desk.ts";
import { file, project } from "../../../support/requests.ts";

let desk: TestDesk;
beforeEach(async () => void (desk = await startTestDesk()));
afterEach(() => desk.remove());

test("where the clock steps back, events and tickets still stand in the order in which they came", async () => {
  const first = await file(desk, "first");
  desk.clock.set("2026-11-24T00:30:00Z");
  await desk.ask("customer", "commentTicket", {
    parameters: { project, ticket: first.id },
    body: { body: "Earlier by the clock, later in truth." },
  });
  await file(desk, "second");
  const { answer } = await desk.ask("customer", "listTicketEvents", {
    parameters: { project, ticket: first.id },
  });
  expect(answer.events.map(({ kind, at }) => [kind, at])).toEqual([
    ["submit", "2026-11-24T01:00:00.000Z"],
    ["commented", "2026-11-24T00:30:00.000Z"],
  ]);
  const listed = await desk.ask("customer", "listTickets", { parameters: { project } });
  expect(listed.answer.tickets.map(({ number }) => number)).toEqual(["N2", "N1"]);
});

test("R7 a ticket filed after the clock stepped back overtakes nobody in the queue", async () => {
  const first = await file(desk, "first");
  desk.clock.set("2026-11-24T00:30:00Z");
  const second = await file(desk, "second");
  const { answer } = await desk.ask("engineer", "readQueue", { parameters: {} });
  expect(answer.tickets.map(({ id }) => id)).toEqual([first.id, second.id]);
  const claim = { parameters: { ticket: second.id }, body: {} };
  const { refusal } = await desk.ask("engineer", "claimTicket", claim);
  expect([refusal.code, refusal.details["headNumber"]]).toEqual(["out_of_order", "N1"]);
});
