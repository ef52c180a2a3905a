import { describe } from "vitest";
import { bundledPlugin, decision, grant, request, test, urnOf } from "../support/pulumi/product.ts";

bundledPlugin();

const program = {
  apm: request("Install nginx"),
  access: grant("apm", { duration: "48h" }),
  key: { type: "deskform:KeyRegistration", properties: { serverId: "web-1" } },
  decision: decision("apm"),
};

describe("an applied request", () => {
  test("is one ticket, held at the end of the run, and a second apply does nothing", async ({
    expect,
    desk,
    people,
    shop,
  }) => {
    await shop.declare(program);
    await shop.up();
    const [ticket, ...others] = await people.tickets();
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({ id: await shop.id("apm"), title: "Install nginx" });
    expect(ticket?.binding).toMatchObject({ held: true, origin: urnOf("apm") });
    const before = people.eventCount();
    await shop.settled();
    await shop.up("--expect-no-changes");
    await shop.settled();
    expect(people.eventCount()).toBe(before);
    expect(desk.log.join("")).not.toContain("jiwon");
  });

  test("that somebody edited by hand is brought back to the declaration", async ({
    expect,
    people,
    shop,
  }) => {
    await shop.declare({ apm: request("Install nginx") });
    await shop.up();
    const id = await shop.id("apm");
    await people.retitle(id, "By hand");
    const shown = await shop.preview();
    expect(shown).toContain('~ title: "By hand" => "Install nginx"');
    expect((await people.ticket(id)).title).toBe("By hand");
    await shop.up();
    expect((await people.ticket(id)).title).toBe("Install nginx");
    await shop.settled();
  });

  test("is edited in place", async ({ expect, people, shop }) => {
    await shop.declare({ apm: request("Install nginx") });
    await shop.up();
    await shop.declare({ apm: request("Install Apache", { services: ["web-tuning"] }) });
    const shown = await shop.preview();
    expect(shown).toContain('~ title   : "Install nginx" => "Install Apache"');
    await shop.up();
    const [ticket, ...others] = await people.tickets();
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({ title: "Install Apache", services: ["web-tuning"] });
    await shop.settled();
  });

  test("that the desk cancelled is told and never filed again by itself", async ({
    expect,
    people,
    shop,
  }) => {
    await shop.declare({ apm: request("Install nginx") });
    await shop.up();
    await people.refuse(await shop.id("apm"));
    const shown = await shop.settled();
    expect(shown).toContain('was cancelled by an engineer: "This server is not ours."');
    await shop.up();
    expect(await people.tickets()).toHaveLength(1);
    await shop.settled();
  });

  test("that the desk completed is nothing to do", async ({ expect, people, shop }) => {
    await shop.declare({ apm: request("Install nginx") });
    await shop.up();
    await people.lead(await shop.id("apm"), "completed");
    await shop.settled();
    await shop.up();
    expect((await shop.stored("apm"))?.outputs).toMatchObject({
      state: "completed",
      phase: "terminal",
      destroyEffect: "forget",
    });
  });
});

describe("an edit that the desk has no ear for", () => {
  test("is refused in the preview, with what forbids it and what would allow it", async ({
    expect,
    people,
    shop,
  }) => {
    await shop.declare({ apm: request("Install nginx") });
    await shop.up();
    const id = await shop.id("apm");
    await shop.declare({ apm: request("Install Apache") });
    await shop.preview();
    await people.claim(id);
    const sentence =
      /title: Ticket N1 cannot be edited now\..* while it is .*"received".*it is "under review"/;
    expect(await shop.refusedUp()).toMatch(sentence);
    expect(await shop.refused("preview")).toMatch(sentence);
    expect((await people.ticket(id)).title).toBe("Install nginx");
  });

  test("is left undone with a warning where the declaration says so", async ({
    expect,
    people,
    shop,
  }) => {
    await shop.declare({ apm: request("Install nginx") });
    await shop.up();
    const id = await shop.id("apm");
    await people.claim(id);
    await shop.declare({ apm: request("Install Apache", { ignoreLockedEdits: true }) });
    expect(await shop.up()).toContain("Changes of ticket N1 are left undone");
    expect((await people.ticket(id)).title).toBe("Install nginx");
    await shop.settled();
    await people.requestRevision(id);
    await shop.up();
    expect(await people.ticket(id)).toMatchObject({ title: "Install Apache", state: "reviewing" });
    await shop.settled();
  });
});

describe("another server", () => {
  test("is refused, for a request stays with its server", async ({ expect, people, shop }) => {
    await shop.declare({ apm: request("Install nginx") });
    await shop.up();
    await shop.declare({ apm: request("Install nginx", { serverId: "db-1" }) });
    expect(await shop.refused("preview")).toContain("serverId: A request stays with its server.");
    expect(await people.tickets()).toMatchObject([{ serverId: "web-1", state: "received" }]);
  });

  test("files anew where that is allowed, the old ticket going first", async ({
    expect,
    people,
    shop,
  }) => {
    await shop.declare(program);
    await shop.up();
    const moved = { serverId: "db-1", allowRefile: true };
    const elsewhere = {
      apm: request("Install nginx", moved),
      access: grant("apm", { duration: "48h", serverId: "db-1" }),
      key: program.key,
      decision: program.decision,
    };
    await shop.declare(elsewhere);
    const shown = await shop.preview();
    expect(shown).toMatch(/serverId *: "web-1" => "db-1"/);
    await shop.up();
    expect(await people.tickets()).toMatchObject([
      { serverId: "web-1", state: "cancelled" },
      { serverId: "db-1", state: "received", grant: { state: "active" } },
    ]);
    await shop.settled();
  });

  test("is refused once the work is confirmed", async ({ expect, people, shop }) => {
    await shop.declare({ apm: request("Install nginx") });
    await shop.up();
    await people.lead(await shop.id("apm"), "confirmed");
    await shop.declare({ apm: request("Install nginx", { serverId: "db-1", allowRefile: true }) });
    expect(await shop.refusedUp()).toContain("N1 cannot be cancelled any more");
    expect(await people.tickets()).toHaveLength(1);
  });
});
