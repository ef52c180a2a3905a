import { describe } from "vitest";
import type { People } from "../support/people.ts";
import { engines } from "../support/terraform/engine.ts";
import { block, later, request, type Shop, shopTest, type Values } from "../support/tofu/shop.ts";

const ofRequest = "  request_id = deskform_support_request.a.id\n";

function decision(values: Values = {}, lines = ""): string {
  return block("work_decision", "a", { decision: "confirm", ...values }, ofRequest + lines);
}

/** The engineer has asked about a request that is declared with these blocks. */
async function asked(shop: Shop, people: People, ...blocks: readonly string[]) {
  await shop.declare(request("a"), ...blocks);
  await shop.apply();
  const id = await shop.id("a");
  await people.grant(id);
  await people.claim(id);
  const { workPlanHash } = await people.requestApproval(id);
  return { id, hash: workPlanHash ?? "" };
}

describe.each(await engines())("$name decides only what a plan has shown", (engine) => {
  const test = shopTest(engine);

  test("and refuses a plan that cannot show it yet", async ({ shop, people, expect }) => {
    const { id, hash } = await asked(shop, people, decision());
    const acknowledged = { acknowledge_irreversible: true };
    await shop.declare(
      request("a"),
      later("read", hash),
      decision(acknowledged, "  work_plan_hash = terraform_data.read.output"),
    );
    const refusal = await shop.refused("plan", "-out=saved");
    expect(refusal).toContain("Whether this decides about ticket N1 cannot be shown");
    expect(refusal).toContain("work_plan_hash is not known before the apply");
    expect(await people.ticket(id)).toMatchObject({ confirmedAt: null });
    await shop.apply("-target=terraform_data.read");
    expect(await shop.plan()).toContain("IRREVERSIBLE: ticket N1 will be confirmed");
    await shop.apply();
    expect(await people.ticket(id)).toMatchObject({ phase: "locked", workPlanHash: hash });
    await shop.settled();
  });

  test("and not what two declarations of one ticket would decide", async ({
    shop,
    people,
    expect,
  }) => {
    const { id, hash } = await asked(shop, people);
    const named = { work_plan_hash: hash, acknowledge_irreversible: true };
    const sentBack = { decision: "re_review", reason: "Another way, please." };
    const second = block("work_decision", "b", sentBack, ofRequest);
    await shop.declare(request("a"), decision(named), second);
    const refusal = await shop.refused("apply", "-auto-approve");
    expect(refusal).toContain("Two declarations decide about ticket N1");
    expect(await people.ticket(id)).toMatchObject({ confirmedAt: null });
    await shop.declare(request("a"), decision(named));
    await shop.apply();
    await shop.settled();
  });

  test("and not what the desk asks again after the plan", async ({ shop, people, expect }) => {
    const { id, hash } = await asked(shop, people, decision());
    await people.withdrawApproval(id);
    const named = { work_plan_hash: hash, acknowledge_irreversible: true };
    await shop.declare(request("a"), decision(named));
    expect(await shop.plan("-out=saved")).toContain("Nothing is decided");
    expect(await people.requestApproval(id)).toMatchObject({ workPlanHash: hash });
    // The engine compares its two plans and words the refusal: a provider never learns of the first.
    expect(await shop.refused("apply", "saved")).toContain("inconsistent final plan");
    expect(await people.ticket(id)).toMatchObject({ confirmedAt: null });
    expect(await shop.apply()).toContain("IRREVERSIBLE: ticket N1 will be confirmed");
    expect(await people.ticket(id)).toMatchObject({ phase: "locked", workPlanHash: hash });
  });

  test("also without a refresh, where the state has not heard of the question", async ({
    shop,
    people,
    expect,
  }) => {
    const { id, hash } = await asked(shop, people, decision());
    const status = async (): Promise<unknown> =>
      (await shop.state()).get("deskform_work_decision.a")?.attributes["status"];
    expect(await status()).toBe("pending");
    const named = { work_plan_hash: hash, acknowledge_irreversible: true };
    await shop.declare(request("a"), decision(named));
    const shown = await shop.plan("-refresh=false", "-out=saved");
    expect(shown).toContain('"pending" -> "confirmed"');
    expect(shown).toContain("IRREVERSIBLE: ticket N1 will be confirmed");
    expect(await people.ticket(id)).toMatchObject({ confirmedAt: null });
    await shop.must("apply", "saved");
    expect(await people.ticket(id)).toMatchObject({ phase: "locked", confirmedBy: "customer" });
    expect(await status()).toBe("confirmed");
    const events = people.eventCount();
    await shop.apply("-refresh=false");
    await shop.settled("-refresh=false");
    await shop.settled();
    expect(people.eventCount()).toBe(events);
  });

  test("and learns of a decision that somebody else made since the plan", async ({
    shop,
    people,
    expect,
  }) => {
    const { id, hash } = await asked(shop, people);
    await shop.declare(request("a"), decision());
    await shop.plan("-out=saved");
    await people.confirm(id);
    await shop.must("apply", "saved");
    expect((await shop.state()).get("deskform_work_decision.a")?.attributes).toMatchObject({
      status: "confirmed",
      approved_work_plan_hash: hash,
    });
    await shop.settled();
  });
});
