import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { describe } from "vitest";
import { engines } from "../support/terraform/engine.ts";
import { request, shopTest } from "../support/tofu/shop.ts";

const address = "deskform_support_request.a";
const same = { title: "One and the same" };

function moved(from: string, to: string): string {
  const type = "deskform_support_request";
  return `moved {\n  from = ${type}.${from}\n  to   = ${type}.${to}\n}\n`;
}

const removed = `removed {\n  from = ${address}\n  lifecycle {\n    destroy = false\n  }\n}\n`;

describe.each(await engines())("$name, when a declaration changes its place,", (engine) => {
  const test = shopTest(engine);

  test("keeps the ticket of what was moved", async ({ shop, people, expect }) => {
    await shop.declare(request("a", same));
    await shop.apply();
    const events = people.eventCount();
    await shop.declare(request("b", same), moved("a", "b"));
    expect(await shop.apply()).toContain("0 added, 0 changed, 0 destroyed");
    await shop.settled();
    expect(people.eventCount()).toBe(events);
  });

  test("refuses a rename that nobody told, and names the way out", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(request("a", same));
    await shop.apply();
    await shop.declare(request("b", same));
    const refusal = await shop.refused("apply", "-auto-approve");
    expect(refusal).toContain("Two declarations mean the same request");
    expect(refusal).toContain("add a moved block");
    expect(await people.tickets()).toMatchObject([{ state: "received" }]);
  });

  test("destroyed and applied again is another ticket with another id", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(request("a"));
    await shop.apply();
    const first = await shop.id("a");
    await shop.destroy();
    await shop.apply();
    expect(await shop.id("a")).not.toBe(first);
    expect(await people.tickets()).toMatchObject([{ state: "cancelled" }, { state: "received" }]);
    await shop.settled();
  });

  test("forgotten while open and declared again is the same ticket", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(request("a", { on_destroy: "forget" }));
    await shop.apply();
    expect(await shop.destroy()).toContain("Ticket N1 goes on without a declaration");
    expect(await shop.apply()).toContain("Ticket N1 is taken over, not filed again");
    expect(await people.tickets()).toMatchObject([{ state: "received", binding: { held: true } }]);
    await shop.settled();
  });

  test("forgotten after its end and declared again is a new ticket", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(request("a"));
    await shop.apply();
    await people.lead(await shop.id("a"), "completed");
    await shop.destroy();
    await shop.apply();
    expect(await people.tickets()).toMatchObject([{ state: "completed" }, { state: "received" }]);
    await shop.settled();
  });

  test("removed from the state alone is refused when it is declared again, and can be imported", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(request("a"));
    await shop.apply();
    const id = await shop.id("a");
    await shop.declare(removed);
    await shop.apply();
    await shop.declare(request("a"));
    const refusal = await shop.refused("apply", "-auto-approve");
    expect(refusal).toContain("Ticket N1 already has this declaration's key");
    expect(refusal).toContain("import the ticket");
    const events = people.eventCount();
    await shop.must("import", address, id);
    await shop.apply();
    await shop.settled();
    expect(people.eventCount()).toBe(events);
  });

  test("the same holds for a state file that was lost", async ({ shop, people, expect }) => {
    await shop.declare(request("a"));
    await shop.apply();
    await unlink(join(shop.place.folder, "terraform.tfstate"));
    expect(await shop.refused("apply", "-auto-approve")).toContain(
      "already has this declaration's key",
    );
    const events = people.eventCount();
    await shop.must("import", address, "N1");
    await shop.apply();
    await shop.settled();
    expect(people.eventCount()).toBe(events);
  });

  test("twice in one configuration is refused by the parts of the key", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(request("a", same), request("b", same));
    const refusal = await shop.refused("plan");
    expect(refusal).toContain("Two declarations mean the same request");
    expect(refusal).toMatch(/namespace "shop", idempotency_key "[0-9a-f]{64}", server "web-1"/);
    expect(await people.tickets()).toEqual([]);
    await shop.declare(request("a", same), request("b", { ...same, idempotency_key: "second" }));
    await shop.apply();
    await shop.settled();
    expect(await people.open()).toHaveLength(2);
  });

  test("in two namespaces is two requests", async ({ shop, openShop, people, expect }) => {
    const other = await openShop({ namespace: "other-shop" });
    for (const each of [shop, other]) {
      await each.declare(request("a", same));
      await each.apply();
    }
    for (const each of [shop, other]) await each.settled();
    expect(await people.open()).toHaveLength(2);
  });

  test("in two states of one namespace is refused to the second", async ({
    shop,
    openShop,
    people,
    expect,
  }) => {
    const other = await openShop();
    await shop.declare(request("a", same));
    await shop.apply();
    await other.declare(request("a", same));
    expect(await other.refused("apply", "-auto-approve")).toContain("Ticket N1");
    expect(await people.tickets()).toHaveLength(1);
    await shop.settled();
  });
});
