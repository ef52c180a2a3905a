import { describe } from "vitest";
import { engines } from "../support/terraform/engine.ts";
import { block, request, shopTest, type Values } from "../support/tofu/shop.ts";

const dayMs = 86_400_000;
const ofRequest = "  request_id = deskform_support_request.a.id";
const createFirst = "  lifecycle { create_before_destroy = true }";

function grant(name: string, values: Values = {}, lines = ""): string {
  const written = { server_id: "web-1", ...values };
  return block("firewall_grant", name, written, `${ofRequest}\n${lines}`);
}

function key(name: string, lines = ""): string {
  return block("key_registration", name, { server_id: "web-1" }, lines);
}

describe.each(await engines())("$name keeps a ticket's access and key", (engine) => {
  const test = shopTest(engine);

  test("under a new name that nobody told it of", async ({ shop, people, expect }) => {
    await shop.declare(request("a"), grant("a"), key("a"));
    await shop.apply();
    await shop.declare(request("a"), grant("b"), key("b"));
    expect(await shop.apply()).toContain("2 added, 0 changed, 2 destroyed");
    expect(await people.ticket(await shop.id("a"))).toMatchObject({
      grant: { state: "active" },
      keyRegistered: true,
    });
    await shop.settled();
  });

  test("with one declaration of it", async ({ shop, people, expect }) => {
    await shop.declare(request("a"), grant("a"));
    await shop.apply();
    await shop.declare(request("a"), grant("a"), grant("b", { duration: "2h" }));
    const refusal = await shop.refused("apply", "-auto-approve");
    expect(refusal).toContain("Two declarations open the firewall access of ticket N1");
    await shop.declare(request("a"), grant("a"));
    await shop.settled();
    expect(await people.ticket(await shop.id("a"))).toMatchObject({ grant: { state: "active" } });
  });

  test("when they are replaced and the new ones come first, confirmed or not", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(request("a"), grant("a", {}, createFirst), key("a", createFirst));
    await shop.apply();
    const id = await shop.id("a");
    const replaced = ["firewall_grant", "key_registration"].map(
      (type) => `-replace=deskform_${type}.a`,
    );
    for (const standing of ["received", "confirmed"] as const) {
      await people.lead(id, standing);
      const events = people.eventCount();
      expect(await shop.apply(...replaced)).toContain("2 added, 0 changed, 2 destroyed");
      expect(people.eventCount()).toBe(events);
      expect(await people.ticket(id)).toMatchObject({
        grant: { state: "active" },
        keyRegistered: true,
      });
      await shop.settled();
    }
  });

  test("as long as it was asked for, in the state that imports it", async ({
    desk,
    shop,
    openShop,
    people,
    expect,
  }) => {
    const declared = [request("a"), grant("a", { duration: "14d" })];
    await shop.declare(...declared);
    await shop.apply();
    const granted = (await shop.state()).get("deskform_firewall_grant.a");
    desk.clock.advance(5 * dayMs);
    const heir = await openShop();
    await heir.declare(...declared);
    await heir.must("import", "deskform_support_request.a", await shop.id("a"));
    await heir.must("import", "deskform_firewall_grant.a", String(granted?.attributes["id"]));
    const events = people.eventCount();
    expect(await heir.apply("-target=deskform_firewall_grant.a")).toContain(
      "The imported firewall access ends as before",
    );
    const taken = (await heir.state()).get("deskform_firewall_grant.a");
    expect(taken?.attributes).toMatchObject({
      duration: "14d",
      expires_at: granted?.attributes["expires_at"],
    });
    expect(people.eventCount()).toBe(events);
    await heir.settled("-target=deskform_firewall_grant.a");
  });
});
