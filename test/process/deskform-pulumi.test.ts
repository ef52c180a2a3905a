import { once } from "node:events";
import { describe } from "vitest";
import { allGone } from "../support/alive.ts";
import { bundledPlugin, request, type Shop } from "../support/pulumi/product.ts";
import { startUp, test } from "../support/pulumi/product-crash.ts";

bundledPlugin();

const program = { apm: request("Install nginx") };
const unheld = [{ state: "received", binding: { held: false, everHeld: false } }];

/** Whoever dies leaves no orphan. Gives how many plugins there were. */
async function pluginsEnd(shop: Shop): Promise<number> {
  const started = await shop.plugins();
  await allGone(started);
  return started.length;
}

describe("the plugin", () => {
  test("ends with its engine, and what was filed is held", async ({ expect, people, shop }) => {
    await shop.declare(program);
    const engine = startUp(shop);
    await once(engine, "close");
    expect(engine.exitCode).toBe(0);
    expect(await pluginsEnd(shop)).toBeGreaterThan(0);
    expect(await people.tickets()).toMatchObject([{ binding: { held: true } }]);
  });

  test("is interrupted with its engine; the next run takes the ticket over", async ({
    expect,
    cutOff,
    proxy,
    people,
  }) => {
    await cutOff.declare(program);
    const engine = startUp(cutOff);
    const struck = proxy.strike("after the commit", async () => void engine.kill("SIGINT"));
    await once(engine, "close");
    await struck;
    expect(engine.exitCode).not.toBe(0);
    expect(await pluginsEnd(cutOff)).toBeGreaterThan(0);
    expect(await people.tickets()).toMatchObject(unheld);
    expect(await cutOff.up()).toContain("Ticket N1 is taken over, not filed again");
    await cutOff.settled();
    expect(await people.tickets()).toHaveLength(1);
  });

  test("ends when its engine is killed, and holds nothing; the next run takes the ticket over", async ({
    expect,
    cutOff,
    proxy,
    people,
  }) => {
    await cutOff.declare(program);
    const engine = startUp(cutOff);
    const struck = proxy.strike("after the commit", async () => void engine.kill("SIGKILL"));
    await once(engine, "exit");
    await struck;
    expect(await pluginsEnd(cutOff)).toBeGreaterThan(0);
    expect(await people.tickets()).toMatchObject(unheld);
    expect(await cutOff.refusedUp()).toContain("locked");
    await cutOff.pulumi.succeed("cancel", "--yes");
    expect(await cutOff.up()).toContain("Ticket N1 is taken over, not filed again");
    await cutOff.settled();
    expect(await people.tickets()).toHaveLength(1);
  });
});
