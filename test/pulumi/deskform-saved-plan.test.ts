import { describe } from "vitest";
import { bundledPlugin, decision, grant, request, test } from "../support/pulumi/product.ts";

bundledPlugin();

const saving = ["--save-plan", "plan.json"] as const;
const saved = ["--plan", "plan.json"] as const;

describe("a saved plan that is applied after the desk moved", () => {
  test("of an edit is refused while the ticket is locked, and done once it may be edited again", async ({
    expect,
    people,
    shop,
  }) => {
    await shop.declare({ apm: request("Install nginx") });
    await shop.up();
    const id = await shop.id("apm");
    await shop.declare({ apm: request("Install Apache") });
    await shop.preview(...saving);
    await people.claim(id);
    expect(await shop.refusedUp(...saved)).toContain("title: Ticket N1 cannot be edited now");
    expect(await people.tickets()).toMatchObject([{ title: "Install nginx", state: "reviewing" }]);
    await people.requestRevision(id);
    await shop.up(...saved);
    expect(await people.tickets()).toMatchObject([{ title: "Install Apache", state: "reviewing" }]);
    await shop.settled();
  });

  test("of a filing files nothing beside what another machine has filed meanwhile", async ({
    expect,
    people,
    shop,
    openShop,
  }) => {
    await shop.declare({ apm: request("Install nginx") });
    await shop.preview(...saving);
    const elsewhere = await openShop();
    await elsewhere.declare({ apm: request("Install nginx") });
    await elsewhere.up();
    expect(await shop.refusedUp(...saved)).toContain(
      "Ticket N1 already has this declaration's key",
    );
    expect(await people.tickets()).toHaveLength(1);
    await elsewhere.settled();
    await shop.adopt("apm", await elsewhere.id("apm"));
    await shop.up();
    await shop.settled();
    expect(await people.tickets()).toMatchObject([{ state: "received", binding: { held: true } }]);
  });

  test("of a decision decides neither what it did not show nor what the desk has taken back", async ({
    expect,
    people,
    shop,
  }) => {
    const apm = request("Install nginx");
    const access = grant("apm", { duration: "48h" });
    await shop.declare({ apm, access, decision: decision("apm") });
    await shop.up();
    const id = await shop.id("apm");
    await people.claim(id);
    const { workPlanHash } = await people.requestApproval(id);
    await people.withdrawApproval(id);
    const named = decision("apm", { workPlanHash, acknowledgeIrreversible: true });
    await shop.declare({ apm, access, decision: named });
    expect(await shop.preview(...saving)).not.toContain("CONFIRM");
    expect(await people.requestApproval(id)).toMatchObject({ workPlanHash });
    expect(await shop.refusedUp(...saved)).toMatch(/violates plan.*effect.*CONFIRM N1/);
    expect(await people.ticket(id)).toMatchObject({ confirmedAt: null });
    expect(await shop.preview(...saving)).toContain("CONFIRM N1, 30,000 KRW");
    await people.withdrawApproval(id);
    expect(await shop.refusedUp(...saved)).toMatch(/violates plan.*effect.*CONFIRM N1/);
    expect(await people.ticket(id)).toMatchObject({ state: "reviewing", confirmedAt: null });
    await people.requestApproval(id);
    await shop.up(...saved);
    expect(await people.ticket(id)).toMatchObject({ workPlanHash, confirmedBy: "customer" });
    await shop.settled();
  });
});
