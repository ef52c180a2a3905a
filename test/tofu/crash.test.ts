import process from "node:process";
import { describe } from "vitest";
import { engines, finished } from "../support/terraform/engine.ts";
import {
  type InterruptingProxy,
  type Moment,
  moments,
  openInterruptingProxy,
} from "../support/interrupting-proxy.ts";
import { block, oneLine, request, type Shop, shopTest, type Values } from "../support/tofu/shop.ts";

const apply = ["apply", "-auto-approve"] as const;

/** What an apply with another title says after the crash. */
const edited = {
  filed: "on this server may be this very request",
  notFiled: "1 added",
} as const;

describe.each(await engines())("$name, when it is cut off", (engine) => {
  // The rounds differ in nothing but luck, so that the second engine needs no more than one.
  const rounds = engine.name === "OpenTofu" ? [1, 2, 3] : [1];
  const test = shopTest(engine).extend<{ proxy: InterruptingProxy; cutOff: Shop }>({
    proxy: async ({ desk }, use) => {
      const proxy = await openInterruptingProxy(desk.address);
      await use(proxy);
      await proxy.close();
    },
    cutOff: async ({ proxy, openShop }, use) => use(await openShop({ endpoint: proxy.address })),
  });

  test.for(Object.keys(moments) as Moment[])(
    "by a kill of the plugin %s, has one ticket in the end, whatever is edited meanwhile",
    async (moment, { cutOff: shop, proxy, people, expect }) => {
      const { isFiled } = moments[moment];
      for (const round of rounds) {
        const settled = rounds.slice(0, round - 1).map((each) => request(`r${each}`));
        const name = `r${round}`;
        await shop.declare(...settled, request(name));
        await killed(shop, proxy, { moment });
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
    proxy,
    openShop,
    people,
    expect,
  }) => {
    await first.declare(request("a"));
    await killed(first, proxy, { moment: "after the commit" });
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
    proxy,
    people,
    expect,
  }) => {
    await shop.declare(request("a"));
    await killed(shop, proxy, { moment: "after the commit" });
    await shop.declare(request("b", { server_id: "db-1" }));
    expect(await shop.apply()).toContain("Ticket N1 has no declaration");
    await people.cancel((await people.tickets())[0]?.id ?? "");
    expect(await shop.settled()).not.toContain("has no declaration");
  });

  test("in the middle of a replacement, has one open ticket in the end", async ({
    cutOff: shop,
    proxy,
    people,
    expect,
  }) => {
    await shop.declare(request("a"));
    await shop.apply();
    await killed(shop, proxy, {
      moment: "after the commit",
      plan: ["-replace=deskform_support_request.a"],
    });
    expect(await people.open()).toMatchObject([{ number: "N2", binding: { held: false } }]);
    expect(await shop.apply()).toContain("Ticket N2 is taken over, not filed again");
    expect(await people.tickets()).toMatchObject([{ state: "cancelled" }, { state: "received" }]);
    await shop.settled();
  });

  test("between the halves of a replacement that files first, has one open ticket in the end", async ({
    cutOff: shop,
    proxy,
    people,
    expect,
  }) => {
    const createFirst = "  lifecycle { create_before_destroy = true }";
    await shop.declare(request("a", {}, createFirst));
    await shop.apply();
    await shop.must("taint", "deskform_support_request.a");
    await shop.declare(request("a", { title: "Install nginx instead" }, createFirst));
    await killed(shop, proxy, { moment: "after the commit" });
    expect(await people.open()).toHaveLength(2);
    expect(await shop.apply()).toContain("Ticket N2 is taken over, not filed again");
    expect(await people.tickets()).toMatchObject([{ state: "cancelled" }, { state: "received" }]);
    await shop.settled();
  });

  test("in a cancellation, cancels once and forgets it with the next destroy", async ({
    cutOff: shop,
    proxy,
    people,
    expect,
  }) => {
    await shop.declare(request("a"));
    await shop.apply();
    await killed(shop, proxy, { moment: "after the commit", plan: ["-destroy"], path: "/cancel" });
    const events = people.eventCount();
    expect(await people.tickets()).toMatchObject([{ state: "cancelled", cancelledBy: "customer" }]);
    await shop.destroy();
    expect(people.eventCount()).toBe(events);
    await shop.apply();
    expect(await people.open()).toMatchObject([{ number: "N2" }]);
  });

  test("in a confirmation, confirms once and knows it with the next apply", async ({
    cutOff: shop,
    proxy,
    people,
    expect,
  }) => {
    const decision = (values: Values): string =>
      block(
        "work_decision",
        "a",
        { decision: "confirm", ...values },
        "  request_id = deskform_support_request.a.id",
      );
    await shop.declare(request("a"), decision({}));
    await shop.apply();
    const id = await shop.id("a");
    await people.lead(id, "approval_requested");
    await people.grant(id);
    const { workPlanHash } = await people.ticket(id);
    const named = { work_plan_hash: workPlanHash, acknowledge_irreversible: true };
    await shop.declare(request("a"), decision(named));
    await killed(shop, proxy, { moment: "after the commit", path: "/confirm" });
    const events = people.eventCount();
    expect(await people.ticket(id)).toMatchObject({ phase: "locked" });
    await shop.apply();
    await shop.settled();
    expect(people.eventCount()).toBe(events);
  });

  test("by Ctrl-C, ends at once, and the next apply takes the ticket over", async ({
    cutOff: shop,
    proxy,
    people,
    expect,
  }) => {
    await shop.declare(request("a"));
    const child = shop.place.start(...apply);
    const end = finished(child);
    await proxy.strike("after the commit", async () => shop.place.interruptGroup(child));
    const { code, output } = await end;
    expect(code).toBe(1);
    expect(oneLine(output)).toContain("interrupt");
    expect(await shop.apply()).toContain("Ticket N1 is taken over, not filed again");
    expect(await people.tickets()).toHaveLength(1);
    await shop.settled();
  });
});

interface Stroke {
  readonly moment: Moment;
  readonly plan?: readonly string[];
  readonly path?: string;
}

/** Applies a saved plan, so that the moment is that of the apply and not of its planning. */
async function killed(
  shop: Shop,
  proxy: InterruptingProxy,
  { moment, plan = [], path }: Stroke,
): Promise<void> {
  await shop.plan("-out=saved", ...plan);
  const kill = async (): Promise<void> => {
    process.kill((await shop.plugins()).at(-1) ?? 0, "SIGKILL");
  };
  const struck = proxy.strike(moment, kill, path);
  await shop.refused("apply", "saved");
  await struck;
}
