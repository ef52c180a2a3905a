import { describe } from "vitest";
import { demoServices } from "../../desk/demo/catalogue.ts";
import { engines } from "../support/terraform/engine.ts";
import { block, request, shopTest } from "../support/tofu/shop.ts";

const grant = block(
  "firewall_grant",
  "a",
  {},
  "  server_id = deskform_support_request.a.server_id\n  request_id = deskform_support_request.a.id",
);
const decision = block(
  "work_decision",
  "a",
  { decision: "confirm" },
  "  request_id = deskform_support_request.a.id\n  grant_id = deskform_firewall_grant.a.id",
);

describe.each(await engines())("$name, while people act at the desk,", (engine) => {
  const test = shopTest(engine);

  test("files once: a second apply is empty and makes no event", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(request("a"), grant, decision);
    await shop.apply();
    const events = people.eventCount();
    await shop.settled();
    await shop.apply();
    expect(people.eventCount()).toBe(events);
    expect(await people.open()).toMatchObject([{ number: "N1", state: "received" }]);
  });

  test("puts back what was edited by hand, as the plan shows", async ({ shop, people, expect }) => {
    await shop.declare(request("a"));
    await shop.apply();
    await people.retitle(await shop.id("a"), "Something else");
    await shop.settled("-refresh=false");
    expect(await shop.plan()).toContain('"Something else" -> "Work for a"');
    await shop.apply();
    expect(await people.tickets()).toMatchObject([{ title: "Work for a" }]);
    await shop.settled();
  });

  test("warns of an engineer's cancellation and files nothing by itself", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(request("a"));
    await shop.apply();
    await people.refuse(await shop.id("a"));
    expect(await shop.settled()).toContain("Ticket N1 was cancelled");
    await shop.apply();
    expect(await people.tickets()).toHaveLength(1);
    await shop.declare();
    await shop.apply();
    expect(await people.tickets()).toMatchObject([{ state: "cancelled", cancelledBy: "engineer" }]);
    await shop.declare(request("a"));
    expect(await shop.apply()).toContain("The desk cancelled the last ticket of this declaration");
    expect(await people.open()).toMatchObject([{ number: "N2" }]);
    await shop.settled();
  });

  test("takes a ticket over at the price it was filed for, whatever the catalogue says now", async ({
    desk,
    shop,
    people,
    expect,
  }) => {
    const forgotten = request("a", { on_destroy: "forget", max_cost: 30_000 });
    await shop.declare(forgotten);
    await shop.apply();
    await shop.declare();
    await shop.apply();
    const dearer = demoServices.map((service) => ({ ...service, version: 2, unitPrice: 90_000 }));
    const body = { services: dearer };
    void (await desk.ask("admin", "importDeskData", { parameters: {}, body })).answer;
    await shop.declare(forgotten);
    expect(await shop.apply()).toContain("Ticket N1 is taken over, not filed again");
    await shop.declare(request("a", { max_cost: 30_000, title: "Something else" }));
    expect(await shop.plan()).toContain('"Work for a" -> "Something else"');
    await shop.apply();
    await shop.settled();
    expect(await people.tickets()).toMatchObject([
      { title: "Something else", state: "received", estimate: { amount: 30_000 } },
    ]);
  });

  test("leaves edits that cannot be made undone, also of what was not written before", async ({
    shop,
    people,
    expect,
  }) => {
    const waits = { ignore_locked_edits: true };
    await shop.declare(request("a", waits), request("b", { ...waits, night_work: true }));
    await shop.apply();
    const idOf = await shop.ids();
    for (const name of ["a", "b"]) await people.claim(idOf(name));
    await shop.declare(request("a", { ...waits, night_work: true }), request("b", waits));
    expect(await shop.apply()).toContain("are left undone");
    const asked = () =>
      Promise.all(["a", "b"].map(async (name) => (await people.ticket(idOf(name))).nightWork));
    expect(await asked()).toEqual([false, true]);
    for (const name of ["a", "b"]) await people.requestRevision(idOf(name));
    await shop.apply();
    await shop.settled();
    expect(await asked()).toEqual([true, false]);
  });

  test("sees a decision that was made by hand, and never makes another", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(request("a"), grant, decision);
    await shop.apply();
    const id = await shop.id("a");
    await people.lead(id, "confirmed");
    const events = people.eventCount();
    await shop.settled("-refresh=false");
    await shop.settled();
    await shop.apply();
    expect(people.eventCount()).toBe(events);
    const decided = (await shop.state()).get("deskform_work_decision.a");
    expect(decided?.attributes).toMatchObject({ status: "confirmed", approved_cost: 30_000 });
  });

  test("leaves completed work alone, and a later edit is refused at plan", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(request("a"), grant, decision);
    await shop.apply();
    await people.lead(await shop.id("a"), "completed");
    const events = people.eventCount();
    await shop.settled();
    await shop.declare(request("a", { title: "Too late" }), grant, decision);
    expect(await shop.refused("plan")).toContain("Ticket N1 has ended and cannot be edited");
    await shop.declare(
      request("a", { title: "Too late", ignore_locked_edits: true }),
      grant,
      decision,
    );
    expect(await shop.apply()).toContain("Changes of ticket N1 are left undone");
    await shop.settled();
    expect(people.eventCount()).toBe(events);
    await shop.destroy();
    expect(await people.tickets()).toMatchObject([{ state: "completed" }]);
  });
});
