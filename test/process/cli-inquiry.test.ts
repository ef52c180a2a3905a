import { afterEach, beforeEach, expect, test } from "vitest";
import { type People, peopleAt } from "../support/cli.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { file } from "../support/requests.ts";

let desk: TestDesk;
let people: People;

beforeEach(async () => {
  desk = await startTestDesk();
  people = peopleAt(desk);
});

afterEach(() => desk.remove());

const question = ["--subject", "Urgent", "--body", "The shop is down."];

test("an inquiry is asked, answered and shown with everything that was said", async () => {
  const asked = await people.must("customer", "inquiry", "ask", ...question);
  expect(asked).toBe("Q1: open\n");
  await people.must("engineer", "inquiry", "answer", "Q1", "--body", "We are looking.");
  const shown = await people.must("customer", "inquiry", "show", "q1");
  expect(shown).toMatch(
    /customer {2}customer +The shop is down\.\n.*desk {2}engineer +We are looking\./,
  );
  expect(await people.must("customer", "inquiry", "close", "Q1")).toBe("Q1: closed\n");
});

test("an accepted expedite raises its ticket in the queue", async () => {
  await file(desk, "first");
  await file(desk, "second");
  await people.must(
    "customer",
    "inquiry",
    "ask",
    "--kind",
    "expedite",
    "--ticket",
    "N2",
    ...question,
  );
  await people.must("engineer", "inquiry", "accept", "Q1");
  const queue = await people.must("engineer", "ticket", "list", "--queue");
  expect(queue.match(/^N\d/gm)).toEqual(["N2", "N1"]);
});

test("inquiries are listed to both sides", async () => {
  await people.must("customer", "inquiry", "ask", ...question);
  for (const role of ["customer", "engineer"] as const) {
    expect(await people.must(role, "inquiry", "list")).toMatch(/^Q1 +general +open +Urgent/m);
  }
});
