import { describe } from "vitest";
import { engines } from "../support/terraform/engine.ts";
import { block, request, shopTest } from "../support/tofu/shop.ts";

const inconsistent = /inconsistent|bug in the provider/;

function decision(workPlanHash: string): string {
  const named = { work_plan_hash: workPlanHash, acknowledge_irreversible: true };
  const lines = "  request_id = deskform_support_request.a.id";
  return block("work_decision", "a", { decision: "confirm", ...named }, lines);
}

describe.each(await engines())(
  "$name, with a saved plan that the desk has overtaken,",
  (engine) => {
    const test = shopTest(engine);

    test("confirms nothing once the approval is withdrawn", async ({ shop, people, expect }) => {
      await shop.declare(request("a"));
      await shop.apply();
      const id = await shop.id("a");
      await shop.declare(
        request("a"),
        block("work_decision", "a", { decision: "confirm", request_id: id }),
      );
      await shop.apply();
      await people.grant(id);
      await people.claim(id);
      const { workPlanHash } = await people.requestApproval(id);
      await shop.declare(request("a"), decision(workPlanHash ?? ""));
      expect(await shop.plan("-out=saved")).toContain("IRREVERSIBLE: ticket N1 will be confirmed");
      await people.withdrawApproval(id);
      const refusal = await shop.refused("apply", "saved");
      expect(refusal).toContain("Ticket N1 does not ask about the named work plan");
      expect(refusal).not.toMatch(inconsistent);
      expect(await people.ticket(id)).toMatchObject({ state: "reviewing", confirmedAt: null });
    });

    test("confirms no other work plan than the one that was shown", async ({
      shop,
      people,
      expect,
    }) => {
      await shop.declare(request("a"));
      await shop.apply();
      const id = await shop.id("a");
      await people.grant(id);
      await people.claim(id);
      const { workPlanHash } = await people.requestApproval(id);
      await shop.declare(request("a"), decision(workPlanHash ?? ""));
      await shop.plan("-out=saved");
      await people.withdrawApproval(id);
      await people.requestApproval(id, "Something quite different.");
      const refusal = await shop.refused("apply", "saved");
      expect(refusal).toContain("The work plan of ticket N1 is another one now");
      expect(refusal).not.toMatch(inconsistent);
      expect(await people.ticket(id)).toMatchObject({ confirmedAt: null });
    });

    test("is content when the very decision was made meanwhile", async ({
      shop,
      people,
      expect,
    }) => {
      await shop.declare(request("a"));
      await shop.apply();
      const id = await shop.id("a");
      await people.grant(id);
      await people.claim(id);
      const { workPlanHash } = await people.requestApproval(id);
      await shop.declare(request("a"), decision(workPlanHash ?? ""));
      await shop.plan("-out=saved");
      await people.confirm(id);
      await shop.must("apply", "saved");
      expect((await shop.state()).get("deskform_work_decision.a")?.attributes).toMatchObject({
        status: "confirmed",
      });
      await shop.settled();
    });

    test("edits nothing once an engineer has claimed the ticket", async ({
      shop,
      people,
      expect,
    }) => {
      await shop.declare(request("a"));
      await shop.apply();
      await shop.declare(request("a", { title: "Another title" }));
      await shop.plan("-out=saved");
      await people.claim(await shop.id("a"));
      const refusal = await shop.refused("apply", "saved");
      expect(refusal).toContain('it is "under review"');
      expect(refusal).not.toMatch(inconsistent);
      expect(await people.tickets()).toMatchObject([{ title: "Work for a" }]);
      await shop.declare(request("a"));
      await shop.settled();
    });

    test("cancels nothing once the work is confirmed", async ({ shop, people, expect }) => {
      await shop.declare(request("a"));
      await shop.apply();
      const id = await shop.id("a");
      await shop.plan("-destroy", "-out=saved");
      await people.lead(id, "confirmed");
      const refusal = await shop.refused("apply", "saved");
      expect(refusal).toContain("Ticket N1 cannot be cancelled any more");
      expect(refusal).not.toMatch(inconsistent);
      expect(await people.ticket(id)).toMatchObject({
        state: "approval_requested",
        phase: "locked",
      });
      await shop.settled();
    });

    test("files nothing beside what another machine filed under its key meanwhile", async ({
      shop,
      openShop,
      people,
      expect,
    }) => {
      await shop.declare(request("a"));
      await shop.plan("-out=saved");
      const other = await openShop();
      await other.declare(request("a"));
      await other.apply();
      // The engine adds that the planned id is another now: it does not tell a creation from a replacement.
      expect(await shop.refused("apply", "saved")).toContain(
        "Ticket N1 already has this declaration's key",
      );
      expect(await people.tickets()).toHaveLength(1);
      await other.settled();
    });
  },
);
