import { describe } from "vitest";
import {
  bundledPlugin,
  type Declared,
  request,
  type Shop,
  test,
  urnOf,
  type Values,
} from "../support/pulumi/product.ts";
import type { TestDesk } from "../support/desk.ts";
import { type People, type Standing, standings } from "../support/people.ts";

bundledPlugin();

const locked: readonly Standing[] = ["confirmed", "working"];
const replaceable = standings.filter((each) => !locked.includes(each));
const oldFirst: Values = { deleteBeforeReplace: true };

/** What the old ticket is in the end, and who cancelled it. */
const ends: Readonly<Record<Standing, readonly [state: string, cancelledBy: string | null]>> = {
  off_hours: ["cancelled", "customer"],
  received: ["cancelled", "customer"],
  reviewing: ["cancelled", "customer"],
  delayed: ["cancelled", "customer"],
  revision_requested: ["cancelled", "customer"],
  approval_requested: ["cancelled", "customer"],
  confirmed: ["approval_requested", null],
  working: ["working", null],
  completed: ["completed", null],
  cancelled: ["cancelled", "engineer"],
};

function declared(names: readonly Standing[], options: Values): Declared {
  return Object.fromEntries(names.map((name) => [name, request(`Work: ${name}`, {}, options)]));
}

function naming(flag: string, names: readonly Standing[]): readonly string[] {
  return names.flatMap((name) => [flag, urnOf(name)]);
}

/** A ticket in every standing; the last one is filed in the evening. Gives the ids in that order. */
async function filed({ shop, people, desk }: Scene, options: Values): Promise<readonly string[]> {
  const byDay = standings.filter((each) => each !== "off_hours");
  await shop.declare(declared(byDay, options));
  await shop.up();
  for (const name of byDay) await people.lead(await shop.id(name), name);
  desk.clock.set("2026-11-24T10:00:00Z");
  await shop.declare(declared(standings, options));
  await shop.up();
  return Promise.all(standings.map((name) => shop.id(name)));
}

interface Scene {
  readonly shop: Shop;
  readonly people: People;
  readonly desk: TestDesk;
}

describe("a replacement that the user asks for", () => {
  test.for(["--replace", "--target-replace"])(
    "with %s cancels what can be cancelled, forgets what has ended, and refuses the rest",
    async (flag, { expect, desk, people, shop }) => {
      const ids = await filed({ shop, people, desk }, oldFirst);
      const events = people.eventCount();
      // One by one: an update ends with its first error, and with --continue-on-error the engine
      // waits for ever once the first half of a replacement has failed.
      for (const name of locked) {
        const said = await shop.refusedUp(...naming(flag, [name]));
        expect(said).toMatch(/Ticket N\d+ cannot be cancelled any more/);
      }
      expect(people.eventCount()).toBe(events);
      await shop.settled();
      const said = await shop.up(...naming(flag, replaceable));
      expect(said).toContain(`${replaceable.length} replaced`);
      const old = await Promise.all(ids.map((id) => people.ticket(id)));
      const found = old.map(({ state, cancelledBy }, at) => [standings[at], [state, cancelledBy]]);
      expect(found).toEqual(Object.entries(ends));
      expect(await people.tickets()).toHaveLength(standings.length + replaceable.length);
      for (const name of replaceable) {
        const id = await shop.id(name);
        expect(ids).not.toContain(id);
        expect(await people.ticket(id)).toMatchObject({
          state: "off_hours",
          title: `Work: ${name}`,
          binding: { held: true },
        });
      }
      await shop.settled();
    },
  );

  test("is refused in every state but after a cancellation where the new ticket would come first", async ({
    expect,
    desk,
    people,
    shop,
  }) => {
    const ids = await filed({ shop, people, desk }, {});
    const before = await people.tickets();
    const held = standings.filter((each) => each !== "cancelled");
    const words = naming("--replace", held);
    const said = await shop.refusedUp("--continue-on-error", ...words);
    for (const { number, id } of before.filter(({ state }) => state !== "cancelled")) {
      expect(said).toContain(`Ticket ${number} already has this declaration's key`);
      expect(said).toContain(id);
    }
    expect(said).toContain("deleteBeforeReplace: true");
    expect(await people.tickets()).toEqual(before);
    await shop.settled();
    await shop.up(...naming("--replace", ["cancelled"]));
    expect(await people.tickets()).toHaveLength(before.length + 1);
    expect(ids).not.toContain(await shop.id("cancelled"));
    await shop.settled();
  });
});

describe("the preview of a replacement", () => {
  for (const [order, options] of [
    ["goes first", oldFirst],
    ["would go last", {}],
  ] as const) {
    test(`says whose the ticket is where the old one ${order}`, async ({ expect, shop }) => {
      await shop.declare({ apm: request("Install nginx", {}, options) });
      await shop.up();
      const said = await shop.preview("--replace", urnOf("apm"));
      expect(said).toContain("belongs to this very declaration");
      expect(said).toContain("Replaced with deleteBeforeReplace: true, it is cancelled");
      expect(said).not.toContain("another declaration");
    });
  }
});

describe("a tainted request", () => {
  test("is replaced only where the old ticket may go first, and never once its work is confirmed", async ({
    expect,
    people,
    shop,
  }) => {
    const open = request("Install nginx");
    const sure = request("Tune nginx", { services: ["web-tuning"] }, oldFirst);
    const state = (word: "taint" | "untaint", name: string) =>
      shop.pulumi.succeed("state", word, urnOf(name), "--yes");
    await shop.declare({ open, sure });
    await shop.up();
    await people.lead(await shop.id("sure"), "confirmed");
    const events = people.eventCount();
    for (const [name, sentence] of [
      ["open", "or replace with deleteBeforeReplace: true"],
      ["sure", "cannot be cancelled any more"],
    ] as const) {
      await state("taint", name);
      expect(await shop.refusedUp()).toContain(sentence);
      await state("untaint", name);
    }
    await shop.up();
    await shop.settled();
    expect(people.eventCount()).toBe(events);
    await state("taint", "open");
    const old = await shop.id("open");
    await shop.declare({ open: request("Install nginx", {}, oldFirst), sure });
    await shop.up();
    expect(await people.ticket(old)).toMatchObject({ state: "cancelled", cancelledBy: "customer" });
    expect(await people.open()).toMatchObject([
      { id: await shop.id("sure"), phase: "locked" },
      { id: await shop.id("open"), state: "received" },
    ]);
    await shop.settled();
  });
});
