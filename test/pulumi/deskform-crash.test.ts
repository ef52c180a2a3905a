import { describe } from "vitest";
import { bundledPlugin, type Declared, request } from "../support/pulumi/product.ts";
import { killedWhileFiling, test } from "../support/pulumi/product-crash.ts";
import { isCutShort, type Moment, moments } from "../support/interrupting-proxy.ts";

bundledPlugin();

const rounds = [1, 2, 3] as const;
const edits = { "as it was": "", "with its title edited": ", please" };

const allMoments = Object.keys(moments) as Moment[];
const matrix = allMoments.flatMap((moment) =>
  Object.entries(edits).map(([how, added]) => ({ moment, how, added })),
);

describe("a plugin killed", () => {
  test.for(matrix)(
    "$moment leaves one ticket in the end when it is applied again $how",
    async ({ moment, added }, { expect, openShop, proxy, people }) => {
      const shop = await openShop({ endpoint: proxy.address, isRelayed: isCutShort(moment) });
      const { isFiled } = moments[moment];
      let done: Declared = {};
      for (const round of rounds) {
        const declare = (title: string) => shop.declare({ ...done, [`r${round}`]: request(title) });
        await declare(`Work ${round}`);
        await killedWhileFiling(shop, proxy, moment);
        expect(await people.tickets()).toHaveLength(isFiled ? round : round - 1);
        await declare(`Work ${round}${added}`);
        await shop.up();
        expect(await people.tickets()).toHaveLength(round);
        done = { ...done, [`r${round}`]: request(`Work ${round}${added}`) };
      }
      await shop.settled();
      const kept = rounds.map((round) => ({
        title: `Work ${round}${added}`,
        binding: { held: true },
      }));
      expect(await people.tickets()).toMatchObject(kept);
    },
  );
});

describe("an edit whose plugin is killed", () => {
  test("at any moment is made once, by this run or by the next", async ({
    expect,
    openShop,
    proxy,
    people,
  }) => {
    const shop = await openShop({ endpoint: proxy.address, isRelayed: true });
    await shop.declare({ apm: request("Install nginx") });
    await shop.up();
    const id = await shop.id("apm");
    for (const moment of allMoments) {
      const [title, before] = [`Edited, killed ${moment}`, people.eventCount()];
      await shop.declare({ apm: request(title) });
      const path = moment === "before sending" ? `/tickets/${id}` : "/form";
      await killedWhileFiling(shop, proxy, moment, path);
      expect(people.eventCount()).toBe(before + (moments[moment].isFiled ? 1 : 0));
      await shop.up();
      expect(people.eventCount()).toBe(before + 1);
      expect(await people.tickets()).toMatchObject([{ id, title, binding: { held: true } }]);
    }
    await shop.settled();
  });
});

describe("a ticket whose answer was lost", () => {
  test("is taken over from another machine too, which says so", async ({
    expect,
    cutOff,
    proxy,
    people,
    openShop,
  }) => {
    await cutOff.declare({ apm: request("Install nginx") });
    expect(await killedWhileFiling(cutOff, proxy, "after the commit")).not.toContain("taken over");
    expect(await people.tickets()).toMatchObject([{ binding: { held: false, everHeld: false } }]);
    const elsewhere = await openShop();
    await elsewhere.declare({ apm: request("Install nginx") });
    expect(await elsewhere.up()).toContain("Ticket N1 is taken over, not filed again");
    await elsewhere.settled();
    expect(await cutOff.refusedUp()).toContain("Ticket N1 already has this declaration's key");
    expect(await people.tickets()).toHaveLength(1);
    await elsewhere.settled();
  });

  test("is named by every plan as long as no declaration has it", async ({
    expect,
    cutOff,
    proxy,
    people,
  }) => {
    await cutOff.declare({ apm: request("Install nginx") });
    await killedWhileFiling(cutOff, proxy, "after the commit");
    const other = request("Tune nginx", { services: ["web-tuning"] });
    await cutOff.declare({ other });
    const orphan = "Ticket N1 has no declaration";
    expect(await cutOff.preview()).toContain(orphan);
    await cutOff.up();
    expect(await cutOff.settled()).toContain(orphan);
    await people.cancel((await people.tickets())[0]?.id ?? "");
    expect(await cutOff.settled()).not.toContain(orphan);
  });
});
