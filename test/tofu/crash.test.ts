import process from "node:process";
import { describe } from "vitest";
import { engines, finished } from "../support/terraform/engine.ts";
import {
  type InterruptingProxy,
  isCutShort,
  type Moment,
  moments,
  openInterruptingProxy,
} from "../support/interrupting-proxy.ts";
import { peopleAt } from "../support/cli.ts";
import type { TestDesk } from "../support/desk.ts";
import { block, oneLine, request, type Shop, shopTest, type Values } from "../support/tofu/shop.ts";

const apply = ["apply", "-auto-approve"] as const;
const allMoments = Object.keys(moments) as Moment[];

/** What an apply with another title says after the crash. */
const edited = {
  filed: "Undo the edit to take it over, import it",
  notFiled: "1 added",
} as const;

interface WayOut {
  /** The number of the ticket that the declaration has in the end. */
  readonly number: string;
  /** What is open beside it. */
  readonly also: readonly object[];
}

/** By what the refusal says; to undo the edit is the way of the tests above. */
const waysOut: readonly (readonly [
  named: string,
  take: (shop: Shop, desk: TestDesk) => Promise<WayOut>,
])[] = [
  [
    "import it",
    async (shop) => {
      await shop.must("import", "deskform_support_request.a", "N1");
      return { number: "N1", also: [] };
    },
  ],
  [
    "cancel it with `deskform ticket cancel N1`",
    async (_, desk) => {
      await peopleAt(desk).must(
        "customer",
        "ticket",
        "cancel",
        "N1",
        "--reason",
        "Filed by a crash.",
      );
      return { number: "N2", also: [] };
    },
  ],
  [
    "or set idempotency_key if this is another request",
    async (shop) => {
      await shop.declare(request("a", { title: "Edited", idempotency_key: "another" }));
      return { number: "N2", also: [{ number: "N1", title: "Work for a" }] };
    },
  ],
];

describe.each(await engines())("$name, when it is cut off", (engine) => {
  // The rounds differ in nothing but luck, so that the second engine needs no more than one.
  const rounds = engine.name === "OpenTofu" ? [1, 2, 3] : [1];
  const test = shopTest(engine).extend<{ proxy: InterruptingProxy; cutOff: Shop }>({
    proxy: async ({ desk }, use) => {
      const proxy = await openInterruptingProxy(desk);
      await use(proxy);
      await proxy.close();
    },
    cutOff: async ({ proxy, openShop }, use) => use(await openShop({ endpoint: proxy.address })),
  });

  test.for(allMoments)(
    "by a kill of the plugin %s, has one ticket in the end, whatever is edited meanwhile",
    async (moment, { openShop, proxy, people, expect }) => {
      const shop = await openShop({ endpoint: proxy.address, isRelayed: isCutShort(moment) });
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

  test.for(waysOut)(
    "names the way out of an edit after it: %s",
    async ([named, take], { desk, cutOff: shop, proxy, people, expect }) => {
      await shop.declare(request("a"));
      await killed(shop, proxy, { moment: "after the commit" });
      await shop.declare(request("a", { title: "Edited" }));
      expect(await shop.refused(...apply)).toContain(named);
      expect(await people.tickets()).toMatchObject([{ title: "Work for a" }]);
      const { number, also } = await take(shop, desk);
      await shop.apply();
      expect(await people.open()).toMatchObject([...also, { number, title: "Edited" }]);
      expect(await shop.id("a")).toBe((await people.open()).at(-1)?.id);
      await shop.settled();
    },
  );

  test("while it edits, edits once at whatever moment it is killed", async ({
    openShop,
    proxy,
    people,
    expect,
  }) => {
    const shop = await openShop({ endpoint: proxy.address, isRelayed: true });
    await shop.declare(request("a"));
    await shop.apply();
    const id = await shop.id("a");
    for (const moment of allMoments) {
      const [title, before] = [`Edited, killed ${moment}`, people.eventCount()];
      await shop.declare(request("a", { title }));
      const path = moment === "before sending" ? `/tickets/${id}` : "/form";
      await killed(shop, proxy, { moment, path });
      const { isFiled } = moments[moment];
      expect(people.eventCount()).toBe(before + (isFiled ? 1 : 0));
      await shop.apply();
      expect(people.eventCount()).toBe(before + 1);
      expect(await people.tickets()).toMatchObject([{ id, title, binding: { held: true } }]);
    }
    await shop.settled();
  });

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
    expect(await people.tickets()).toMatchObject([{ state: "received", binding: { held: false } }]);
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

/** An apply whose plugin is killed; of a saved plan where the moment could be that of its planning. */
async function killed(
  shop: Shop,
  proxy: InterruptingProxy,
  { moment, plan = [], path }: Stroke,
): Promise<void> {
  const isPlanned = plan.length > 0 || moment === "before sending";
  if (isPlanned) await shop.plan("-out=saved", ...plan);
  const kill = async (): Promise<void> => {
    process.kill((await shop.plugins()).at(-1) ?? 0, "SIGKILL");
  };
  const struck = proxy.strike(moment, isCutShort(moment) ? shop.cutShort : kill, path);
  await shop.refused(...(isPlanned ? ["apply", "saved"] : apply));
  await struck;
}
