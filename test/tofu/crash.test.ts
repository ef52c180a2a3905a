import process from "node:process";
import { describe } from "vitest";
import { engines, finished } from "../support/terraform-engine.ts";
import { type Line, type Moment, moments, openLine } from "../support/tofu-line.ts";
import { request, type Shop, shopTest } from "../support/tofu-shop.ts";

const rounds = [1, 2, 3] as const;
const apply = ["apply", "-auto-approve"] as const;

/** What an apply with another title says after the crash. */
const edited = {
  filed: "on this server may be this very request",
  notFiled: "1 added",
} as const;

describe.each(await engines())("$name, when filing is cut off,", (engine) => {
  const test = shopTest(engine).extend<{ line: Line; cutOff: Shop }>({
    line: async ({ desk }, use) => {
      const line = await openLine(desk.address);
      await use(line);
      await line.close();
    },
    cutOff: async ({ line, openShop }, use) => use(await openShop({ endpoint: line.address })),
  });

  test.for(Object.keys(moments) as Moment[])(
    "by a kill of the plugin %s, has one ticket in the end, whatever is edited meanwhile",
    async (moment, { cutOff: shop, line, people, expect }) => {
      const { isFiled } = moments[moment];
      for (const round of rounds) {
        const settled = rounds.slice(0, round - 1).map((each) => request(`r${each}`));
        const name = `r${round}`;
        await shop.declare(...settled, request(name));
        await killed(shop, line, moment);
        expect(await people.open()).toHaveLength(isFiled ? round : round - 1);
        await shop.declare(...settled, request(name, { title: `Edited in round ${round}` }));
        const { output } = await shop.place.run(...apply);
        expect(oneLine(output)).toContain(isFiled ? edited.filed : edited.notFiled);
        expect(await people.open()).toHaveLength(round);
        await shop.declare(...settled, request(name));
        expect(await shop.apply()).toContain(
          isFiled ? "is taken over, not filed again" : "1 changed",
        );
        expect(await people.open()).toHaveLength(round);
        await shop.settled();
      }
      expect(await people.tickets()).toHaveLength(rounds.length);
    },
  );

  test("lets another machine of the namespace take the ticket over, and the first one not file it twice", async ({
    cutOff: first,
    line,
    openShop,
    people,
    expect,
  }) => {
    await first.declare(request("a"));
    await killed(first, line, "after the commit");
    const second = await openShop();
    await second.declare(request("a"));
    expect(await second.apply()).toContain("Ticket N1 is taken over, not filed again");
    await second.settled();
    expect(await first.refused(...apply)).toContain("N1");
    expect(await people.tickets()).toHaveLength(1);
    await second.settled();
  });

  test("names what was filed when the declaration is gone", async ({
    cutOff: shop,
    line,
    people,
    expect,
  }) => {
    await shop.declare(request("a"));
    await killed(shop, line, "after the commit");
    await shop.declare(request("b", { server_id: "db-1" }));
    expect(await shop.apply()).toContain("Ticket N1 has no declaration");
    await people.cancel((await people.tickets())[0]?.id ?? "");
    expect(await shop.settled()).not.toContain("has no declaration");
  });

  test("by Ctrl-C, ends at once, and the next apply takes the ticket over", async ({
    cutOff: shop,
    line,
    people,
    expect,
  }) => {
    await shop.declare(request("a"));
    const child = shop.place.start(...apply);
    const end = finished(child);
    await line.strike("after the commit", async () => shop.place.interruptGroup(child));
    const { code, output } = await end;
    expect(code).toBe(1);
    expect(oneLine(output)).toContain("interrupt");
    expect(await shop.apply()).toContain("Ticket N1 is taken over, not filed again");
    expect(await people.tickets()).toHaveLength(1);
    await shop.settled();
  });
});

/** Applies a saved plan, so that the moment is that of the apply and not of its planning. */
async function killed(shop: Shop, line: Line, moment: Moment): Promise<void> {
  await shop.plan("-out=saved");
  const struck = line.strike(moment, async () => {
    process.kill((await shop.plugins()).at(-1) ?? 0, "SIGKILL");
  });
  await shop.refused("apply", "saved");
  await struck;
}

function oneLine(output: string): string {
  return output.replaceAll(/[\s│╷╵]+/g, " ");
}
