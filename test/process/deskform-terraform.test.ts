import { readdir } from "node:fs/promises";
import process from "node:process";
import { describe } from "vitest";
import { allGone } from "../support/alive.ts";
import { engines, finished } from "../support/terraform/engine.ts";
import { type InterruptingProxy, openInterruptingProxy } from "../support/interrupting-proxy.ts";
import { request, type Shop, shopTest } from "../support/tofu/shop.ts";

const apply = ["apply", "-auto-approve"] as const;

describe.each(await engines())("$name with the bundled provider's own processes", (engine) => {
  const test = shopTest(engine).extend<{ proxy: InterruptingProxy; slow: Shop }>({
    proxy: async ({ desk }, use) => {
      const proxy = await openInterruptingProxy(desk);
      await use(proxy);
      await proxy.close();
    },
    slow: async ({ proxy, openShop }, use) => use(await openShop({ endpoint: proxy.address })),
  });

  test("leaves no plugin and no socket after a run", async ({ shop, people, expect }) => {
    await shop.declare(request("a"));
    await shop.apply();
    await nothingLeft(shop);
    expect(await people.tickets()).toMatchObject([{ binding: { held: true } }]);
  });

  test("killed in the middle leaves no plugin and no socket, and one ticket in the end", async ({
    slow: shop,
    proxy,
    people,
    expect,
  }) => {
    await shop.declare(request("a"));
    const child = shop.place.start(...apply);
    const end = finished(child);
    await proxy.strike("after the commit", async () => void child.kill("SIGKILL"));
    await end;
    await nothingLeft(shop);
    expect(await people.tickets()).toMatchObject([{ binding: { held: false } }]);
    expect(await shop.apply("-lock=false")).toContain("Ticket N1 is taken over, not filed again");
    await shop.settled();
    expect(await people.tickets()).toHaveLength(1);
  });

  test("interrupted while the desk is silent leaves no plugin and no socket, and one ticket in the end", async ({
    slow: shop,
    proxy,
    people,
    expect,
  }) => {
    await shop.declare(request("a"));
    const child = shop.place.start(...apply);
    const end = finished(child);
    await proxy.strike("after the commit", async () => void child.kill("SIGINT"));
    expect(await end).toMatchObject({ code: 1 });
    await nothingLeft(shop);
    expect(await people.tickets()).toMatchObject([{ binding: { held: false } }]);
    expect(await shop.apply()).toContain("Ticket N1 is taken over, not filed again");
    await shop.settled();
    expect(await people.tickets()).toMatchObject([{ binding: { held: true } }]);
  });

  test("whose plugin is killed leaves no socket, and the engine says so", async ({
    slow: shop,
    proxy,
    people,
    expect,
  }) => {
    await shop.declare(request("a"));
    await shop.plan("-out=saved");
    const struck = proxy.strike("before sending", async () => {
      process.kill((await shop.plugins()).at(-1) ?? 0, "SIGKILL");
    });
    expect(await shop.refused("apply", "saved")).toContain("Plugin did not respond");
    await struck;
    await nothingLeft(shop);
    expect(await people.tickets()).toEqual([]);
  });
});

/** No plugin that this shop's engine has started lives, and none has left a file. */
async function nothingLeft(shop: Shop): Promise<void> {
  await allGone(await shop.plugins());
  const left = (await readdir(shop.place.folder)).filter((name) => name.startsWith("deskform-"));
  if (left.length > 0) throw new Error(`plugins have left ${left.join(", ")}`);
}
