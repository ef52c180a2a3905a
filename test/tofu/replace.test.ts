import { describe } from "vitest";
import { engines } from "../support/terraform/engine.ts";
import { type Standing, standings } from "../support/people.ts";
import { later, request, type Shop, shopTest } from "../support/tofu/shop.ts";

const locked: readonly Standing[] = ["confirmed", "working"];
const replaceable = standings.filter((each) => !locked.includes(each));
const byDay = standings.filter((each) => each !== "off_hours");

function replace(names: readonly string[]): readonly string[] {
  return names.map((name) => `-replace=deskform_support_request.${name}`);
}

const createFirst = "  lifecycle { create_before_destroy = true }";

describe.each(await engines())("$name, when a request is replaced,", (engine) => {
  const test = shopTest(engine);

  test("cancels what can be cancelled, forgets what has ended, and refuses the rest", async ({
    desk,
    shop,
    people,
    expect,
  }) => {
    await shop.declare(...byDay.map((name) => request(name)));
    await shop.apply();
    const day = await shop.ids();
    for (const name of byDay) await people.lead(day(name), name);
    desk.clock.set("2026-11-24T10:00:00Z");
    await shop.declare(...standings.map((name) => request(name)));
    await shop.apply();
    const idOf = await shop.ids();
    const refusal = await shop.refused("plan", ...replace(standings));
    expect(refusal.match(/Ticket N\d+ cannot be cancelled any more/g)).toHaveLength(locked.length);
    const said = await shop.apply(...replace(replaceable));
    expect(said).toContain(
      `${replaceable.length} added, 0 changed, ${replaceable.length} destroyed`,
    );
    expect(await people.tickets()).toHaveLength(standings.length + replaceable.length);
    const old = await Promise.all(standings.map((name) => people.ticket(idOf(name))));
    expect(old.map(({ state, cancelledBy }, at) => [standings[at], state, cancelledBy])).toEqual([
      ["off_hours", "cancelled", "customer"],
      ["received", "cancelled", "customer"],
      ["reviewing", "cancelled", "customer"],
      ["delayed", "cancelled", "customer"],
      ["revision_requested", "cancelled", "customer"],
      ["approval_requested", "cancelled", "customer"],
      ["confirmed", "approval_requested", null],
      ["working", "working", null],
      ["completed", "completed", null],
      ["cancelled", "cancelled", "engineer"],
    ]);
    await shop.settled();
  });

  test("refuses to leave an open ticket beside a new one", async ({ shop, people, expect }) => {
    await shop.declare(request("a", { on_destroy: "forget" }));
    await shop.apply();
    expect(await shop.refused("apply", "-auto-approve", ...replace(["a"]))).toContain(
      "Replacing would leave ticket N1 open beside a new one",
    );
    expect(await people.tickets()).toMatchObject([{ state: "received" }]);
    await shop.settled();
  });

  test("creating first is refused, and the old object stays as it was", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(request("a", {}, createFirst));
    await shop.apply();
    const before = await shop.state();
    const refusal = await shop.refused("apply", "-auto-approve", ...replace(["a"]));
    expect(refusal).toContain("N1");
    expect(refusal).not.toContain("inconsistent");
    expect(await shop.state()).toEqual(before);
    expect(await people.tickets()).toMatchObject([{ state: "received" }]);
    await shop.settled();
  });

  test.for([
    ["is edited", { title: "Install nginx instead" }],
    ["moves to another server", { server_id: "db-1", allow_refile: true }],
  ] as const)(
    "creating first is refused for a request that %s",
    async ([, changes], { shop, people, expect }) => {
      await shop.declare(request("a", {}, createFirst));
      await shop.apply();
      await shop.declare(request("a", changes, createFirst));
      const refusal = await shop.refused("apply", "-auto-approve", ...replace(["a"]));
      expect(refusal).toContain("create_before_destroy = false");
      expect(refusal).not.toContain("inconsistent");
      expect(await people.tickets()).toMatchObject([{ number: "N1", state: "received" }]);
      await shop.declare(request("a", changes));
      await shop.apply(...replace(["a"]));
      expect(await people.tickets()).toMatchObject([
        { number: "N1", state: "cancelled" },
        { number: "N2", state: "received" },
      ]);
      await shop.settled();
    },
  );

  test.for([
    ["its title", { title: undefined }, "  title = terraform_data.later.output", "title"],
    [
      "its server",
      { server_id: undefined },
      "  server_id = terraform_data.later.output",
      "server_id",
    ],
  ] as const)(
    "is refused as long as %s is unknown, and done as soon as it is known",
    async ([, changes, reference, attribute], { shop, people, expect }) => {
      await shop.declare(request("a", { allow_refile: true }, createFirst));
      await shop.apply();
      const successor = request("a", { allow_refile: true, ...changes }, reference);
      await shop.declare(later("later", "db-1"), successor);
      const refusal = await shop.refused("apply", "-auto-approve", ...replace(["a"]));
      expect(refusal).toContain("What would replace ticket N1 is not known yet");
      expect(refusal).toContain(`not known until apply: ${attribute}.`);
      expect(await people.tickets()).toMatchObject([{ number: "N1", state: "received" }]);
      await shop.apply("-target=terraform_data.later");
      await shop.apply(...replace(["a"]));
      expect(await people.tickets()).toMatchObject([
        { number: "N1", state: "cancelled" },
        { number: "N2", state: "received" },
      ]);
      await shop.settled();
    },
  );

  test("is refused as long as the provider's configuration is unknown", async ({
    desk,
    shop,
    people,
    expect,
  }) => {
    await shop.declare(request("a"));
    await shop.apply();
    const provider = `provider "deskform" {\n  endpoint = terraform_data.desk.output\n}\n`;
    await shop.declare(later("desk", desk.address), provider, request("a", {}, createFirst));
    const refusal = await shop.refused("apply", "-auto-approve", ...replace(["a"]));
    expect(refusal).toContain("The provider's configuration is not known yet");
    expect(await people.tickets()).toMatchObject([{ number: "N1", state: "received" }]);
    await shop.apply("-target=terraform_data.desk");
    await shop.settled();
  });

  test("creating first after a taint and an edit leaves one open ticket", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(request("a", {}, createFirst));
    await shop.apply();
    await shop.must("taint", "deskform_support_request.a");
    await shop.declare(request("a", { title: "Install nginx instead" }, createFirst));
    await shop.apply();
    expect(await people.tickets()).toMatchObject([
      { number: "N1", state: "cancelled", cancelledBy: "customer" },
      { number: "N2", state: "received" },
    ]);
    await shop.settled();
  });

  test("after a taint cancels and files anew, but never confirmed work", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(request("open"), request("sure"));
    await shop.apply();
    const [open, sure] = [await shop.id("open"), await shop.id("sure")];
    await people.lead(sure, "confirmed");
    await shop.must("taint", "deskform_support_request.open");
    await shop.apply();
    expect(await people.ticket(open)).toMatchObject({ state: "cancelled" });
    expect(await shop.id("open")).not.toBe(open);
    await shop.must("taint", "deskform_support_request.sure");
    expect(await shop.refused("apply", "-auto-approve")).toContain("cannot be cancelled any more");
    expect(await people.ticket(sure)).toMatchObject({ phase: "locked" });
    await shop.must("untaint", "deskform_support_request.sure");
    await shop.settled();
    expect(await people.open()).toHaveLength(2);
  });

  test("for another server is refused unless it is asked for", async ({ shop, people, expect }) => {
    await shop.declare(request("a"));
    await shop.apply();
    await shop.declare(request("a", { server_id: "db-1" }));
    expect(await shop.refused("plan")).toContain("A request stays with its server");
    await shop.declare(request("a", { server_id: "db-1" }, "  lifecycle { ignore_changes = all }"));
    await shop.settled();
    expect(await shop.refused("plan", ...replace(["a"]))).toContain(
      "A request stays with its server",
    );
    await shop.declare(request("a", { server_id: "db-1", allow_refile: true }));
    await shop.apply();
    expect(await states(shop)).toEqual(["received"]);
    expect(await people.tickets()).toMatchObject([
      { serverId: "web-1", state: "cancelled" },
      { serverId: "db-1", state: "received" },
    ]);
    await shop.settled();
  });
});

async function states(shop: Shop): Promise<readonly unknown[]> {
  return [...(await shop.state()).values()].map(({ attributes }) => attributes["state"]);
}
