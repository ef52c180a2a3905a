import { describe } from "vitest";
import {
  bundledPlugin,
  decision,
  grant,
  request,
  type Shop,
  test,
  type Values,
} from "../support/pulumi/product.ts";
import type { People } from "../support/people.ts";

bundledPlugin();

const asked = {
  apm: request("Install nginx"),
  key: { type: "deskform:KeyRegistration", properties: { serverId: "web-1" } },
  access: grant("apm", { duration: "48h" }),
};

/** Declared and applied, and the desk asks for the decision. Gives the hash that it names. */
async function askedFor(shop: Shop, people: People, values: Values = {}): Promise<string> {
  await shop.declare({ ...asked, decision: decision("apm", values) });
  await shop.up();
  const id = await shop.id("apm");
  await people.claim(id);
  return (await people.requestApproval(id)).workPlanHash ?? "";
}

async function name(shop: Shop, workPlanHash: string, values: Values = {}): Promise<void> {
  const named = { workPlanHash, acknowledgeIrreversible: true, ...values };
  await shop.declare({ ...asked, decision: decision("apm", named) });
}

async function ticketOf(shop: Shop, people: People) {
  return people.ticket(await shop.id("apm"));
}

describe("a decision that a person has named", () => {
  test("is shown before it is made, is made once, and then stands as it was shown", async ({
    expect,
    people,
    shop,
  }) => {
    const hash = await askedFor(shop, people);
    await name(shop, hash);
    const effect = `"CONFIRM N1, 30,000 KRW, work plan ${hash}"`;
    const shown = await shop.preview();
    expect(shown).toContain(`"wait for the engineer" => ${effect}`);
    expect(shown).toContain("IRREVERSIBLE: ticket N1 will be confirmed for 30,000 KRW");
    expect((await ticketOf(shop, people)).confirmedAt).toBeNull();
    await shop.up();
    expect(await ticketOf(shop, people)).toMatchObject({
      workPlanHash: hash,
      confirmedBy: "customer",
    });
    const events = people.eventCount();
    await shop.settled();
    await people.start(await shop.id("apm"));
    await shop.up();
    await shop.settled();
    expect(people.eventCount()).toBe(events + 1);
    expect(await shop.stored("decision")).toMatchObject({
      inputs: { effect: effect.slice(1, -1) },
      outputs: { status: "confirmed", approvedCost: 30_000, approvedWorkPlanHash: hash },
    });
  });

  test("is not made when the desk has taken its question back since the preview", async ({
    expect,
    people,
    shop,
  }) => {
    const hash = await askedFor(shop, people);
    await name(shop, hash);
    expect(await shop.preview()).toContain("CONFIRM N1");
    await people.withdrawApproval(await shop.id("apm"));
    expect(await shop.up()).toContain("The desk does not ask for a decision yet");
    expect(await ticketOf(shop, people)).toMatchObject({ state: "reviewing", confirmedAt: null });
    await shop.settled();
  });

  test("is not made when the desk asks about another work plan since the preview", async ({
    expect,
    people,
    shop,
  }) => {
    const hash = await askedFor(shop, people);
    await name(shop, hash);
    expect(await shop.preview()).toContain("CONFIRM N1");
    const id = await shop.id("apm");
    await people.withdrawApproval(id);
    const { workPlanHash } = await people.requestApproval(id, "Something else.");
    const said = await shop.refusedUp();
    expect(said).toContain(hash);
    expect(said).toContain(workPlanHash);
    expect((await ticketOf(shop, people)).confirmedAt).toBeNull();
  });

  test("made by somebody else meanwhile is nothing to do", async ({ expect, people, shop }) => {
    const hash = await askedFor(shop, people);
    await name(shop, hash);
    await people.confirm(await shop.id("apm"));
    const events = people.eventCount();
    await shop.up();
    await shop.settled();
    expect(people.eventCount()).toBe(events);
    expect((await shop.stored("decision"))?.outputs).toMatchObject({ status: "confirmed" });
  });

  test.for(["--refresh", "--refresh=false"])(
    "is made once with %s, although the stack has not heard of the question",
    async (option, { expect, people, shop }) => {
      const hash = await askedFor(shop, people);
      expect((await shop.stored("decision"))?.outputs).toMatchObject({ status: "pending" });
      await name(shop, hash);
      await shop.up(option);
      expect(await ticketOf(shop, people)).toMatchObject({
        workPlanHash: hash,
        confirmedBy: "customer",
      });
      const events = people.eventCount();
      await shop.up(option);
      await shop.settled(option);
      expect(people.eventCount()).toBe(events);
    },
  );

  test("is refused in the preview above the price that was set", async ({
    expect,
    people,
    shop,
  }) => {
    const hash = await askedFor(shop, people);
    await name(shop, hash, { maxCost: 1000 });
    const sentence = "maxCost: The quote is above maxCost";
    expect(await shop.refused("preview")).toContain(sentence);
    expect(await shop.refusedUp()).toContain(sentence);
    expect((await ticketOf(shop, people)).confirmedAt).toBeNull();
  });

  test("is refused in the preview without the access that the work needs", async ({
    expect,
    people,
    shop,
  }) => {
    const { apm } = asked;
    await shop.declare({ apm, decision: decision("apm") });
    await shop.up();
    await people.lead(await shop.id("apm"), "approval_requested");
    const { workPlanHash } = await ticketOf(shop, people);
    const named = { workPlanHash, acknowledgeIrreversible: true };
    await shop.declare({ apm, decision: decision("apm", named) });
    const sentence = "The firewall access does not last through the work";
    expect(await shop.refused("preview")).toContain(sentence);
    expect(await shop.refusedUp()).toContain(sentence);
    expect((await ticketOf(shop, people)).confirmedAt).toBeNull();
  });
});

describe("a second decision about one ticket", () => {
  test("is refused in the preview, and an update without one makes only one of them", async ({
    expect,
    people,
    shop,
  }) => {
    const hash = await askedFor(shop, people);
    const named = { workPlanHash: hash, acknowledgeIrreversible: true };
    const back = decision("apm", { decision: "re_review", reason: "Another way, please." });
    await shop.declare({ ...asked, decision: decision("apm", named), back });
    const sentence = "Two declarations decide about ticket N1";
    expect(await shop.refused("preview")).toContain(sentence);
    expect(await shop.refusedUp()).toContain(sentence);
    // The engine may have carried out whichever it came to first, before it came to the other.
    const made = "SELECT kind FROM event WHERE kind IN ('confirm', 'requestReReview')";
    expect(people.desk.sql(made).length).toBeLessThanOrEqual(1);
  });

  test("is none when it is the first one under another name", async ({ expect, people, shop }) => {
    const hash = await askedFor(shop, people);
    const named = { workPlanHash: hash, acknowledgeIrreversible: true };
    await shop.declare({
      ...asked,
      renamed: { ...decision("apm"), options: { aliases: [{ name: "decision" }] } },
    });
    await shop.up();
    await shop.declare({ ...asked, again: decision("apm", named) });
    await shop.up();
    expect(await ticketOf(shop, people)).toMatchObject({ phase: "locked" });
    await shop.settled();
  });
});

describe("a decision of which a word is not known before the update", () => {
  test("is refused in the preview, which could not show it", async ({ expect, people, shop }) => {
    const hash = await askedFor(shop, people);
    const other = request("Read the hash", { serverId: "db-1" });
    const named = { workPlanHash: `${hash}\${other.number}`, acknowledgeIrreversible: true };
    await shop.declare({ ...asked, other, decision: decision("apm", named) });
    const sentence = "Whether this decides about ticket N1 cannot be shown";
    expect(await shop.refused("preview")).toContain(sentence);
    expect(await shop.refused("up", "--yes")).toContain(sentence);
    expect((await ticketOf(shop, people)).confirmedAt).toBeNull();
    expect(await people.tickets()).toHaveLength(1);
  });
});

describe("a decision that nobody has named", () => {
  test("is never made by an apply, which refreshes after its preview", async ({
    expect,
    people,
    shop,
  }) => {
    const workPlanHash = await askedFor(shop, people);
    const halves: readonly Values[] = [
      {},
      { acknowledgeIrreversible: true },
      { workPlanHash: "0".repeat(64) },
      { workPlanHash },
    ];
    for (const values of halves) {
      await shop.declare({ ...asked, decision: decision("apm", values) });
      expect(await shop.up()).toMatch(/asks to confirm ticket N1|is another one now/);
      expect((await ticketOf(shop, people)).confirmedAt).toBeNull();
    }
    await shop.settled();
  });
});

describe("a re-review", () => {
  test("is asked for once, with its reason", async ({ expect, people, shop }) => {
    await askedFor(shop, people);
    const back = { decision: "re_review", reason: "Not on a Tuesday, please." };
    await shop.declare({ ...asked, decision: decision("apm", back) });
    expect(await shop.preview()).toContain(
      '"wait for the engineer" => "ASK FOR A RE-REVIEW of N1"',
    );
    await shop.up();
    const { state, reReviewReason } = await ticketOf(shop, people);
    expect([state, reReviewReason]).toEqual(["reviewing", back.reason]);
    const events = people.eventCount();
    await shop.settled();
    await shop.up();
    expect(people.eventCount()).toBe(events);
  });
});

describe("confirmed work", () => {
  test("cannot be destroyed, says why, and is kept", async ({ expect, people, shop }) => {
    const hash = await askedFor(shop, people);
    await name(shop, hash);
    await shop.up();
    const said = await shop.refused("destroy", "--yes", "--skip-preview", "--continue-on-error");
    expect(said).toContain("Confirmed work keeps its firewall access");
    expect(await shop.stored("apm")).toMatchObject({ outputs: { destroyEffect: "blocked" } });
    expect(await shop.stored("access")).not.toBeNull();
    expect(await ticketOf(shop, people)).toMatchObject({
      workPlanHash: hash,
      grant: { state: "active" },
    });
    await shop.up();
    await shop.settled();
    expect((await shop.stored("decision"))?.outputs).toMatchObject({ status: "confirmed" });
  });
});
