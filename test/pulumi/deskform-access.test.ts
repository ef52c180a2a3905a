import { describe } from "vitest";
import { bundledPlugin, grant, request, test, type Values } from "../support/pulumi/product.ts";

bundledPlugin();

const key: Values = { type: "deskform:KeyRegistration", properties: { serverId: "web-1" } };
const apm = request("Install nginx");
const declared = { apm, access: grant("apm"), key };

function urnOf(type: string, name: string): string {
  return `urn:pulumi:test::probe::deskform:index:${type}::${name}`;
}

describe("a ticket's access and key stay", () => {
  test("under a new name without an alias", async ({ expect, people, shop }) => {
    await shop.declare(declared);
    await shop.up();
    const events = people.eventCount();
    await shop.declare({ apm, entrance: grant("apm"), publicKey: key });
    const said = await shop.up();
    expect(said).not.toContain("key may still be on web-1");
    expect(people.eventCount()).toBe(events);
    expect(await people.ticket(await shop.id("apm"))).toMatchObject({
      grant: { state: "active" },
      keyRegistered: true,
    });
    await shop.settled();
  });

  test("when the user asks for their replacement, confirmed or not", async ({
    expect,
    people,
    shop,
  }) => {
    await shop.declare(declared);
    await shop.up();
    const id = await shop.id("apm");
    const replaced = [urnOf("FirewallGrant", "access"), urnOf("KeyRegistration", "key")];
    for (const standing of ["received", "confirmed"] as const) {
      await people.lead(id, standing);
      const events = people.eventCount();
      await shop.up(...replaced.flatMap((urn) => ["--replace", urn]));
      expect(people.eventCount()).toBe(events);
      expect(await people.ticket(id)).toMatchObject({
        grant: { state: "active" },
        keyRegistered: true,
      });
      await shop.settled();
    }
  });
});
