import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type People, peopleAt } from "../support/cli.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";

const example = join(import.meta.dirname, "../../examples/desk-import/desk.yaml");

let desk: TestDesk;
let people: People;
beforeEach(async () => {
  desk = await startTestDesk();
  people = peopleAt(desk);
});
afterEach(() => desk.remove());

const must = (...words: readonly string[]) => people.must("admin", "desk", ...words);

test("the example brings in something of everything, and nothing a second time", async () => {
  const changed = {
    projects: 1,
    servers: 2,
    services: 2,
    notices: 1,
    accessProfiles: 1,
    exceptions: 3,
  };
  const told = async (): Promise<unknown> => JSON.parse(await must("import", example, "--json"));
  expect(await told()).toMatchObject({ changed });
  const nothing = Object.fromEntries(Object.keys(changed).map((name) => [name, 0]));
  expect(await told()).toMatchObject({ changed: nothing });
});

test("the calendar shows the holidays to come, and the closures that were brought in", async () => {
  await must("import", example);
  const calendar = await must("calendar");
  expect(calendar).toContain("2026-12-25");
  expect(calendar).toMatch(/^closed +2027-01-01 +2027-12-31 +5$/m);
});

test("a server is taken out, and its project has it no more", async () => {
  expect(await must("server", "remove", "demo", "web-1")).toContain("web-1");
  expect(desk.sql("select id from server where removed_at is not null")).toEqual([{ id: "web-1" }]);
  const again = await people.as("admin", "desk", "server", "remove", "demo", "web-1");
  expect([again.code, again.errors]).toEqual([1, expect.stringContaining("web-1")]);
});
