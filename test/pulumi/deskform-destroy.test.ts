import { describe } from "vitest";
import { bundledPlugin, type Declared, grant, request, test } from "../support/pulumi/product.ts";
import type { Standing } from "../support/people.ts";

bundledPlugin();

interface Cell {
  readonly standing: Standing;
  readonly policy: string;
  /** What becomes of the ticket, of its resource, and what is said about it. */
  readonly after: Standing;
  readonly keeps: boolean;
  readonly says: string | null;
}

const goesOn = "goes on without a declaration";

const cells: readonly Cell[] = [
  { standing: "received", policy: "cancel", after: "cancelled", keeps: false, says: null },
  { standing: "delayed", policy: "cancel_or_forget", after: "cancelled", keeps: false, says: null },
  { standing: "reviewing", policy: "forget", after: "reviewing", keeps: false, says: goesOn },
  {
    standing: "received",
    policy: "prevent",
    after: "received",
    keeps: true,
    says: "its declaration forbids to destroy it",
  },
  {
    standing: "confirmed",
    policy: "cancel",
    after: "approval_requested",
    keeps: true,
    says: "cannot be cancelled any more",
  },
  {
    standing: "confirmed",
    policy: "cancel_or_forget",
    after: "approval_requested",
    keeps: false,
    says: goesOn,
  },
  {
    standing: "confirmed",
    policy: "forget",
    after: "approval_requested",
    keeps: false,
    says: goesOn,
  },
  {
    standing: "confirmed",
    policy: "prevent",
    after: "approval_requested",
    keeps: true,
    says: "its declaration forbids to destroy it",
  },
  { standing: "completed", policy: "cancel", after: "completed", keeps: false, says: null },
  { standing: "cancelled", policy: "prevent", after: "cancelled", keeps: false, says: null },
];

const nameOf = ({ standing, policy }: Cell): string => `${standing}-${policy}`;

describe("a destroyed declaration", () => {
  test("cancels, forgets or refuses, by the ticket as it stands and by its policy", async ({
    expect,
    people,
    shop,
  }) => {
    const program: Declared = Object.fromEntries(
      cells.map((cell) => [nameOf(cell), request(nameOf(cell), { onDestroy: cell.policy })]),
    );
    await shop.declare(program);
    await shop.up();
    const ids = new Map<Cell, string>();
    for (const cell of cells) ids.set(cell, await shop.id(nameOf(cell)));
    for (const cell of cells) await people.lead(ids.get(cell) ?? "", cell.standing);
    const told = await shop.refused("destroy", "--yes", "--skip-preview", "--continue-on-error");
    // The engine reads everything first; what is said of a cancelled ticket then is not about destroying.
    const said = told.split("\n").filter((line) => !line.includes("was cancelled by"));
    const found = [];
    for (const cell of cells) {
      const { state, number } = await people.ticket(ids.get(cell) ?? "");
      const lines = said.filter((line) => line.includes(`Ticket ${number} `));
      const says = cell.says !== null && lines.some((line) => line.includes(String(cell.says)));
      const keeps = (await shop.stored(nameOf(cell))) !== null;
      found.push({ ...cell, after: state, keeps, says: says ? cell.says : (lines[0] ?? null) });
    }
    expect(found).toEqual(cells);
  });

  test("follows the provider's policy where it has none of its own", async ({
    expect,
    people,
    openShop,
  }) => {
    const shop = await openShop({ environment: { DESKFORM_DEFAULT_ON_DESTROY: "forget" } });
    await shop.declare({ apm: request("Install nginx") });
    await shop.up();
    expect((await shop.stored("apm"))?.outputs).toMatchObject({ destroyEffect: "forget" });
    expect(await shop.destroy()).toContain(goesOn);
    expect(await people.tickets()).toMatchObject([{ state: "received", binding: { held: false } }]);
  });

  test("is decided by its newest policy, applied alone", async ({ expect, people, shop }) => {
    await shop.declare({ apm: request("Install nginx", { onDestroy: "prevent" }) });
    await shop.up();
    const sentence = "its declaration forbids to destroy it";
    expect(await shop.refused("destroy", "--yes", "--skip-preview")).toContain(sentence);
    await shop.declare({ apm: request("Install nginx", { onDestroy: "cancel" }) });
    const events = people.eventCount();
    await shop.up();
    expect(people.eventCount()).toBe(events);
    expect((await shop.stored("apm"))?.outputs).toMatchObject({ destroyEffect: "cancel" });
    await shop.destroy();
    expect(await people.tickets()).toMatchObject([{ state: "cancelled" }]);
  });
});

describe("the access of confirmed work", () => {
  test("is forgotten where its request is, and stays open", async ({ expect, people, shop }) => {
    await shop.declare({
      apm: request("Install nginx", { onDestroy: "cancel_or_forget" }),
      access: grant("apm", { duration: "48h" }),
    });
    await shop.up();
    await people.lead(await shop.id("apm"), "confirmed");
    await shop.up();
    const said = await shop.destroy();
    expect(said).toContain("The firewall access stays open until the work ends");
    expect(said).toContain(goesOn);
    expect(await shop.stored("access")).toBeNull();
    expect(await people.tickets()).toMatchObject([
      { state: "approval_requested", grant: { state: "active", locked: true } },
    ]);
  });
});
