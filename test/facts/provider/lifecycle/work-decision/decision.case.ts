/** The irreversible step: what it waits for, what it acts on, and what it never does. */
import { expect } from "vitest";
import type { Fields } from "../../../../../framework/value/index.ts";
import type { Program } from "../../../../support/lifecycle/workspace.ts";
import { expectQuiet } from "../support-request/filing.case.ts";
import { decision, engagement, grant, key, request } from "../samples.ts";
import { expectOrDeviate, type Fact } from "../fact.ts";
import { errors, warnings } from "../shown-messages.ts";
import { asked, confirmed } from "./approval-requested.ts";

export function decisionCases(fact: Fact): void {
  for (const [attribute, value, said] of [
    ["workPlanHash", "xyz", /wanted 64 lower-case hexadecimal digits; came a text of 3/],
    ["maxCost", -1, /wanted an integer from 0 on; came -1/],
    ["round", 0, /wanted an integer from 1 on; came 0/],
  ] as const) {
    fact(`a decision whose ${attribute} can never be right is refused at plan`, async (scene) => {
      const proposed = await scene.workspace().plan(engagement({ [attribute]: value }));
      expect(proposed.refused).toBe(true);
      expect(errors(proposed)).toEqual([expect.stringMatching(said)]);
    });
  }

  fact(
    "a decision made before anybody asks is pending, with a warning, and stays so quietly",
    async (scene) => {
      const space = scene.workspace();
      expect(warnings(await space.up(engagement()))).toMatch(/Nothing is decided/);
      expect(space.state("decision")).toMatchObject({ status: "pending", decidedAt: null });
      await expectQuiet(space, engagement());
    },
  );

  fact("what nobody has named is never confirmed, however often it is applied", async (scene) => {
    const { space, id, workPlanHash } = await asked(scene);
    for (const words of [{}, { workPlanHash }, { acknowledgeIrreversible: true }]) {
      const result = await space.up(engagement(words));
      expect(errors(result)).toEqual([]);
      expect(space.state("decision")).toMatchObject({ status: "actionable" });
    }
    expect((await scene.ticket(id)).confirmedAt).toBeNull();
  });

  fact(
    "a confirmation named together with the request, in its first apply, waits and confirms nothing",
    async (scene) => {
      const space = scene.workspace();
      const words = { workPlanHash: "0".repeat(64), acknowledgeIrreversible: true };
      expect(errors(await space.up(engagement(words)))).toEqual([]);
      expect(space.state("decision")).toMatchObject({ status: "pending" });
      expect((await scene.ticket(space.state("it")["id"])).confirmedAt).toBeNull();
    },
  );

  fact(
    "a decision that is declared once the desk asks confirms in its first apply",
    async (scene) => {
      const { space, id, workPlanHash } = await asked(scene, {
        it: request(),
        grant: grant(),
        key,
      });
      const words = { workPlanHash, acknowledgeIrreversible: true };
      expect(errors(await space.up(engagement(words)))).toEqual([]);
      expect((await scene.ticket(id)).confirmedAt).not.toBeNull();
      await expectQuiet(space, engagement(words));
    },
  );

  fact("the lines that would confirm are told as they are written", async (scene) => {
    const { space, workPlanHash } = await asked(scene);
    const lines = `work_plan_hash = "${workPlanHash}"\n  acknowledge_irreversible = true`;
    const told = warnings(await space.plan(engagement()));
    expectOrDeviate(told, (said) => expect(said).toContain(lines));
  });

  fact("the live desk is asked at plan, also without a refresh", async (scene) => {
    const { space, workPlanHash } = await asked(scene);
    const words = { workPlanHash, acknowledgeIrreversible: true };
    const proposed = await space.plan(engagement(words), { refresh: false });
    expect(warnings(proposed)).toMatch(/IRREVERSIBLE/);
  });

  fact(
    "another work plan than the named one is superseded, and the plan names both",
    async (scene) => {
      const { space, id, workPlanHash } = await asked(scene);
      await scene.withdrawApproval(id);
      const fresh = await scene.requestApproval(id, "Do it in another way.");
      expect(fresh.workPlanHash).not.toBe(workPlanHash);
      const words = { workPlanHash, acknowledgeIrreversible: true };
      const result = await space.up(engagement(words));
      expect(`${warnings(result)}${errors(result).join()}`).toContain(String(fresh.workPlanHash));
      expect(`${warnings(result)}${errors(result).join()}`).toContain(workPlanHash);
      expect((await scene.ticket(id)).confirmedAt).toBeNull();
    },
  );

  fact(
    "a request for approval withdrawn after the plan is refused, and nothing is decided",
    async (scene) => {
      const { space, id, workPlanHash } = await asked(scene);
      const words = { workPlanHash, acknowledgeIrreversible: true };
      const proposed = await space.plan(engagement(words));
      await scene.withdrawApproval(id);
      const applied = await space.apply(proposed);
      expect(errors(applied).join()).toMatch(/nothing was decided.*plan again/is);
      expect(await scene.ticket(id)).toMatchObject({ state: "reviewing", confirmedAt: null });
      expect(errors(await space.up(engagement()))).toEqual([]);
      expect(space.state("decision")).toMatchObject({ status: "pending" });
    },
  );

  fact("a work plan exchanged after the plan is refused, and nothing is decided", async (scene) => {
    const { space, id, workPlanHash } = await asked(scene);
    const proposed = await space.plan(engagement({ workPlanHash, acknowledgeIrreversible: true }));
    await scene.withdrawApproval(id);
    await scene.requestApproval(id, "Something dearer.");
    expect((await space.apply(proposed)).refused).toBe(true);
    expect((await scene.ticket(id)).confirmedAt).toBeNull();
  });

  fact("a confirmation by somebody else is found", async (scene) => {
    const { space, id, workPlanHash } = await asked(scene);
    await scene.confirm(id);
    await space.up(engagement());
    expect(space.state("decision")).toMatchObject({
      status: "confirmed",
      approvedWorkPlanHash: workPlanHash,
      approvedCost: 30_000,
    });
    await expectQuiet(space, engagement());
  });

  for (const [row, words] of [
    ["by its name alone", {}],
    ["by another name", { workPlanHash: "0".repeat(64), acknowledgeIrreversible: true }],
  ] as const) {
    fact(
      `a confirmation made at the desk is found by a decision declared later ${row}`,
      async (scene) => {
        const { space, id, workPlanHash } = await asked(scene, {
          it: request(),
          grant: grant(),
          key,
        });
        await scene.confirm(id);
        expect(errors(await space.up(engagement(words)))).toEqual([]);
        expect(space.state("decision")).toMatchObject({
          status: "confirmed",
          approvedWorkPlanHash: workPlanHash,
        });
        await expectQuiet(space, engagement(words));
        const maxCost = { ...words, maxCost: 90_000 };
        expect(errors(await space.up(engagement(maxCost)))).toEqual([]);
        await expectQuiet(space, engagement(maxCost));
      },
    );
  }

  fact("a confirmation whose answer was lost is found, and made once", async (scene) => {
    const { space, id, workPlanHash } = await asked(scene);
    const words = engagement({ workPlanHash, acknowledgeIrreversible: true });
    const proposed = await space.plan(words);
    space.wire.cut("confirmTicket", "after");
    await space.apply(proposed);
    expect(errors(await space.up(words))).toEqual([]);
    expect(space.state("decision")).toMatchObject({ status: "confirmed" });
    expect((await scene.events(id)).filter((kind) => kind === "confirm")).toHaveLength(1);
  });

  fact("a quote above max_cost is not confirmed", async (scene) => {
    const { space, id, workPlanHash } = await asked(scene);
    const words = { workPlanHash, acknowledgeIrreversible: true, maxCost: 29_999 };
    const proposed = await space.plan(engagement(words));
    expect(errors(proposed).join()).toMatch(/29,999 KRW.*30,000 KRW/);
    expect((await scene.ticket(id)).confirmedAt).toBeNull();
  });

  fact("a grant that ends before the work is no ground for a confirmation", async (scene) => {
    const short = { it: request(), grant: grant({ duration: "1h" }), key };
    const { space, id, workPlanHash } = await asked(scene, short);
    const words = decision({ workPlanHash, acknowledgeIrreversible: true });
    const proposed = await space.plan({ ...short, decision: words });
    expect(errors(proposed).join()).toMatch(/firewall access does not last through the work/);
    const longer = { ...short, grant: grant({ duration: "48h" }) };
    expect(errors(await space.up(longer))).toEqual([]);
    expect(errors(await space.up({ ...longer, decision: words }))).toEqual([]);
    expect((await scene.ticket(id)).confirmedAt).not.toBeNull();
  });

  fact("a missing key is a warning beside the confirmation", async (scene) => {
    const space = scene.workspace();
    const program = { it: request({ serverId: "db-1" }), grant: grant() };
    await space.up(program);
    const { id } = space.state("it");
    scene.desk.sql("UPDATE key_registration SET state = 'removed' WHERE server_id = 'db-1'");
    await scene.claim(id);
    const { workPlanHash } = await scene.requestApproval(id);
    const words = decision({ workPlanHash, acknowledgeIrreversible: true });
    expect(warnings(await space.plan({ ...program, decision: words }))).toMatch(
      /No engineer's key/,
    );
  });

  fact("after a confirmation there is no way back", async (scene) => {
    const { space, workPlanHash } = await confirmed(scene);
    const back = { decision: "re_review", reason: "No, after all.", workPlanHash };
    const proposed = await space.plan(engagement(back));
    expect(errors(proposed).join()).toMatch(/is confirmed, and that stays so/);
  });

  fact("a destroyed confirmation stands, and the user is told", async (scene) => {
    const { space, id } = await confirmed(scene);
    const without = { it: request(), grant: grant(), key };
    expect(warnings(await space.up(without))).toMatch(/confirmation of ticket .* stands/);
    expect((await scene.ticket(id)).confirmedAt).not.toBeNull();
  });

  fact("a ticket that ended unconfirmed leaves nothing to decide", async (scene) => {
    const { space, id } = await asked(scene);
    await scene.refuse(id);
    await space.up(engagement());
    expect(space.state("decision")).toMatchObject({ status: "not_applicable" });
    await expectQuiet(space, engagement());
  });

  fact("a decision about another request is another one", async (scene) => {
    const space = scene.workspace();
    const requests = { it: request(), other: request({ serverId: "db-1" }) };
    const about = (name: string): Program => ({
      ...requests,
      decision: {
        type: "WorkDecision",
        inputs: (of) => ({ requestId: of(name, "requestId"), decision: "confirm" }),
      },
    });
    expect(errors(await space.up(about("it")))).toEqual([]);
    const proposed = await space.plan(about("other"));
    expect(proposed.changes.get("decision")).toMatchObject({ action: "replace" });
    expect(errors(await space.apply(proposed))).toEqual([]);
    expect(space.id("decision")).toBe(space.id("other"));
    await expectQuiet(space, about("other"));
  });

  fact("a decision is imported once it is made", async (scene) => {
    const { space, id } = await asked(scene);
    const other = scene.workspace();
    const early = await other.import("decision", "WorkDecision", space.id("it"));
    expect(errors({ told: early }).join()).toMatch(/Nothing was decided/);
    await scene.confirm(id);
    await space.refresh();
    expect(
      errors({ told: await other.import("decision", "WorkDecision", space.id("it")) }),
    ).toEqual([]);
    expect(other.state("decision")).toMatchObject({ status: "confirmed", decision: "confirm" });
    const declared: Fields = { requestId: space.id("it"), decision: "confirm" };
    await expectQuiet(other, { decision: { type: "WorkDecision", inputs: declared } });
  });
}
