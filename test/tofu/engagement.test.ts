import { describe } from "vitest";
import { engines } from "../support/terraform/engine.ts";
import { block, request, shopTest, type Values } from "../support/tofu/shop.ts";

const ofRequest = "  request_id = deskform_support_request.a.id";
const ofServer = "  server_id = deskform_support_request.a.server_id";

/** As the desk writes it, so that nothing differs even in spelling. */
const ofDesk = { name: "Kim Jiwon", phone: "+821012345678", email: "jiwon@example.com" };

/** Everything that one piece of work wants: the request, access, the key and the decision. */
function engagement(values: Values = {}, decision: Values = { decision: "confirm" }): string {
  return [
    request("a", values),
    block("firewall_grant", "a", {}, `${ofServer}\n${ofRequest}`),
    block("key_registration", "a", {}, ofServer),
    block(
      "work_decision",
      "a",
      decision,
      `${ofRequest}\n  grant_id = deskform_firewall_grant.a.id`,
    ),
  ].join("\n");
}

describe.each(await engines())("$name with a request, its access and its decision", (engine) => {
  const test = shopTest(engine);

  test("replaces them together, so that the new ticket has its own access", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(engagement());
    await shop.apply();
    const old = await shop.id("a");
    const said = await shop.apply("-replace=deskform_support_request.a");
    expect(said).toContain("3 added, 0 changed, 3 destroyed");
    await shop.settled();
    const fresh = await shop.id("a");
    expect(await people.ticket(old)).toMatchObject({ state: "cancelled", grant: null });
    expect(await people.ticket(fresh)).toMatchObject({
      state: "received",
      grant: { state: "active", ticketId: fresh },
    });
  });

  test("imports all of them into another state, whose plan is then empty", async ({
    shop,
    openShop,
    people,
    expect,
  }) => {
    await shop.declare(engagement({ contact: ofDesk }));
    await shop.apply();
    await people.lead(await shop.id("a"), "confirmed");
    const kept = await shop.state();
    const events = people.eventCount();
    const heir = await openShop();
    await heir.declare(engagement({ contact: ofDesk }));
    for (const type of ["support_request", "firewall_grant", "key_registration", "work_decision"]) {
      const address = `deskform_${type}.a`;
      await heir.must("import", address, String(kept.get(address)?.attributes["id"]));
    }
    // A decision is ordered after its grant by a field that only the declaration knows.
    expect(await heir.apply()).toContain("0 added, 1 changed, 0 destroyed");
    await heir.settled();
    expect(people.eventCount()).toBe(events);
  });

  test("files all anew on another server where that is allowed", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(engagement());
    await shop.apply();
    await shop.declare(engagement({ server_id: "db-1", allow_refile: true }));
    await shop.apply();
    await shop.settled();
    expect(await people.open()).toMatchObject([
      { serverId: "db-1", keyRegistered: true, grant: { state: "active", port: 2222 } },
    ]);
  });

  test("keeps the access of confirmed work, or forgets all of it with warnings", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(engagement());
    await shop.apply();
    const id = await shop.id("a");
    await people.lead(id, "confirmed");
    expect(await shop.refused("plan", "-destroy")).toContain(
      "Confirmed work keeps its firewall access",
    );
    await shop.declare(engagement({ on_destroy: "cancel_or_forget" }));
    await shop.apply();
    const said = await shop.destroy();
    expect(said).toContain("Ticket N1 goes on without a declaration");
    expect(said).toContain("The firewall access stays open until the work ends");
    expect(said).toContain("The confirmation of ticket N1 stands");
    expect(await people.ticket(id)).toMatchObject({ phase: "locked", grant: { state: "active" } });
  });

  test("destroys them all while nothing is confirmed", async ({ shop, people, expect }) => {
    await shop.declare(engagement());
    await shop.apply();
    await people.lead(await shop.id("a"), "approval_requested");
    expect(await shop.destroy()).toContain("4 destroyed");
    expect(await people.tickets()).toMatchObject([{ state: "cancelled", grant: null }]);
  });

  test("answers a requested revision by an edit, or by raising resubmit", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(engagement());
    await shop.apply();
    const id = await shop.id("a");
    await people.lead(id, "revision_requested");
    expect(await shop.settled()).toContain("The desk wants ticket N1 revised");
    await shop.declare(engagement({ title: "Install nginx 1.28" }));
    await shop.apply();
    expect(await people.ticket(id)).toMatchObject({
      state: "reviewing",
      title: "Install nginx 1.28",
    });
    await shop.settled();
    await people.requestRevision(id);
    await shop.declare(engagement({ title: "Install nginx 1.28", resubmit: 1 }));
    await shop.apply();
    expect(await people.ticket(id)).toMatchObject({ state: "reviewing" });
    await shop.settled();
  });

  test("sends a work plan back once a round, as the plan shows", async ({
    shop,
    people,
    expect,
  }) => {
    const reReview = { decision: "re_review", reason: "Not on a Tuesday, please." };
    await shop.declare(engagement({}, reReview));
    await shop.apply();
    const id = await shop.id("a");
    await people.claim(id);
    await people.requestApproval(id);
    expect(await shop.plan()).toContain('-> "re_review_sent"');
    await shop.apply();
    expect(await people.ticket(id)).toMatchObject({
      state: "reviewing",
      reReviewReason: reReview.reason,
    });
    await shop.settled();
    await people.requestApproval(id, "On Wednesday.");
    await shop.settled();
    expect(await people.ticket(id)).toMatchObject({ state: "approval_requested" });
    await shop.declare(engagement({}, { ...reReview, round: 2 }));
    await shop.apply();
    expect(await people.ticket(id)).toMatchObject({ state: "reviewing" });
    await shop.settled();
  });

  test("confirms nothing beyond the price that was allowed, nor without access to the end", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(engagement());
    await shop.apply();
    const id = await shop.id("a");
    await people.claim(id);
    const { workPlanHash } = await people.requestApproval(id);
    const named = {
      decision: "confirm",
      work_plan_hash: workPlanHash,
      acknowledge_irreversible: true,
    };
    await shop.declare(engagement({}, { ...named, max_cost: 29_999 }));
    expect(await shop.refused("plan")).toContain("The quote is above max_cost");
    await shop.declare(engagement({}, { ...named, max_cost: 30_000 }));
    expect(await shop.apply()).toContain(
      "IRREVERSIBLE: ticket N1 will be confirmed for 30,000 KRW",
    );
    expect(await people.ticket(id)).toMatchObject({ phase: "locked" });
    await shop.settled();
    await shop.declare(engagement({}, { decision: "re_review", reason: "Too late." }));
    expect(await shop.refused("plan")).toContain("Ticket N1 is confirmed, and that stays so");
  });
});
