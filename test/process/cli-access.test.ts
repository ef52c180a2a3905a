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

test("access is allowed and revoked, and the line to install is shown", async () => {
  await file(desk);
  expect(await people.must("customer", "ticket", "allow-access", "N1")).toContain(
    "203.0.113.0/24 → web-1 tcp/22",
  );
  expect(await people.must("customer", "ticket", "revoke-access", "N1")).toBe("N1: revoked\n");
  expect(await people.must("customer", "ticket", "register-key", "N1")).toContain(
    "ssh-ed25519 AAAA",
  );
});
