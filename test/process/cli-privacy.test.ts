import { afterEach, beforeEach, expect, test } from "vitest";
import { type People, peopleAt } from "../support/cli.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { complete, file } from "../support/requests.ts";

let desk: TestDesk;
let people: People;

beforeEach(async () => {
  desk = await startTestDesk();
  people = peopleAt(desk);
});

afterEach(() => desk.remove());

test("contact data is erased on demand, and gone from what is shown", async () => {
  await complete(desk, await file(desk));
  await people.must("admin", "desk", "erase-contact", "N1", "--reason", "three years");
  const shown = await people.must("customer", "ticket", "show", "N1", "--contact");
  expect(shown).toContain("Contact erased");
  expect(shown).not.toContain("Kim Jiwon");
});

test("a withdrawn consent cancels an unconfirmed ticket", async () => {
  await file(desk);
  expect(await people.must("customer", "ticket", "withdraw-consent", "N1")).toBe("N1: cancelled\n");
});
