/** Between plan and apply: nothing is decided but what the plan has shown. */
import { expect } from "vitest";
import { type Fields, unknown } from "../../../../../framework/value/index.ts";
import type { Scene } from "../../../../support/lifecycle/scene.ts";
import type { Proposed, Workspace } from "../../../../support/lifecycle/workspace.ts";
import { expectQuiet } from "../support-request/filing.case.ts";
import { engagement, grant, key, request } from "../samples.ts";
import { type Fact, expectOrDeviate } from "../fact.ts";
import { errors, warnings } from "../shown-messages.ts";
import { asked } from "./approval-requested.ts";

export function shownCases(fact: Fact): void {
  for (const [word, words] of [
    ["the hash", () => ({ workPlanHash: unknown, acknowledgeIrreversible: true })],
    ["the acknowledgement", (hash) => ({ workPlanHash: hash, acknowledgeIrreversible: unknown })],
    ["the decision", (hash) => ({ ...named(hash), decision: unknown })],
    ["the reason", () => ({ decision: "re_review", reason: unknown })],
    ["the round", () => ({ decision: "re_review", reason: "Too dear.", round: unknown })],
  ] satisfies readonly (readonly [string, (hash: string) => Fields])[]) {
    fact(`while the desk asks, a plan is refused that does not know ${word}`, async (scene) => {
      const { space, id, workPlanHash } = await asked(scene);
      const proposed = await space.plan(engagement(words(workPlanHash)));
      expect(proposed.refused).toBe(true);
      expect(errors(proposed).join()).toMatch(/cannot be shown.*not known before the apply/s);
      expect(await scene.ticket(id)).toMatchObject({ state: "approval_requested" });
    });
  }

  fact(
    "a limit that is known only at the apply is guarded there, and nothing is decided",
    async (scene) => {
      const { space, id, workPlanHash } = await asked(scene);
      const words = named(workPlanHash);
      const proposed = await space.plan(engagement({ ...words, maxCost: unknown }));
      expect(errors(proposed)).toEqual([]);
      const program = engagement({ ...words, maxCost: 29_999 });
      expect(errors(await space.apply({ ...proposed, program })).join()).toMatch(/29,999 KRW/);
      expect((await scene.ticket(id)).confirmedAt).toBeNull();
    },
  );

  fact("a hash that comes to be known when the desk asks confirms nothing", async (scene) => {
    const { space, id, workPlanHash } = await asked(scene);
    await scene.withdrawApproval(id);
    const words = named(workPlanHash);
    const proposed = await space.plan(engagement({ ...words, workPlanHash: unknown }));
    expect(warnings(proposed)).toMatch(/Nothing is decided/);
    expect((await scene.requestApproval(id)).workPlanHash).toBe(workPlanHash);
    await undecidedBy(scene, space, { ...proposed, program: engagement(words) });
  });

  fact(
    "a named work plan that is asked about again after the plan is not confirmed",
    async (scene) => {
      const { space, id, workPlanHash } = await asked(scene);
      await scene.withdrawApproval(id);
      const proposed = await space.plan(engagement(named(workPlanHash)));
      expect(warnings(proposed)).toMatch(/Nothing is decided/);
      expect((await scene.requestApproval(id)).workPlanHash).toBe(workPlanHash);
      await undecidedBy(scene, space, proposed);
    },
  );

  fact("a new decision that names nothing bears a confirmation since its plan", async (scene) => {
    const before = { it: request(), grant: grant(), key };
    const { space, id } = await asked(scene, before);
    const proposed = await space.plan(engagement());
    await scene.confirm(id);
    expect(errors(await space.apply(proposed))).toEqual([]);
    expect(space.state("decision")).toMatchObject({ status: "confirmed", approvedCost: 30_000 });
    await expectQuiet(space, engagement());
  });

  fact("a new decision about a request that was unknown finds its confirmation", async (scene) => {
    const { space, id } = await asked(scene, { it: request(), grant: grant(), key });
    await scene.confirm(id);
    const proposed = await space.plan(engagement({ requestId: unknown }));
    expect(errors(await space.apply({ ...proposed, program: engagement() }))).toEqual([]);
    expect(space.state("decision")).toMatchObject({ status: "confirmed", approvedCost: 30_000 });
    await expectQuiet(space, engagement());
  });

  for (const [row, before] of [
    ["new", { it: request(), grant: grant(), key }],
    ["changed", engagement()],
  ] as const) {
    fact(`a ${row} re-review is not sent when the desk asks only after the plan`, async (scene) => {
      const { space, id } = await asked(scene, before);
      await scene.withdrawApproval(id);
      const proposed = await space.plan(engagement({ decision: "re_review", reason: "Too dear." }));
      expect(warnings(proposed)).toMatch(/Nothing is decided/);
      await scene.requestApproval(id);
      await undecidedBy(scene, space, proposed);
    });
  }

  fact("a raised round is not sent when the desk asks only after the plan", async (scene) => {
    const { space, id } = await asked(scene);
    const first = { decision: "re_review", reason: "Too dear." };
    await space.up(engagement(first));
    const proposed = await space.plan(engagement({ ...first, round: 2 }));
    expect(warnings(proposed)).toMatch(/Nothing is decided/);
    await scene.requestApproval(id);
    await undecidedBy(scene, space, proposed);
  });
}

function named(workPlanHash: string): Fields {
  return { workPlanHash, acknowledgeIrreversible: true };
}

/** Applies what was planned before the desk asked: an engine finds that it is another plan now. */
async function undecidedBy(scene: Scene, space: Workspace, proposed: Proposed): Promise<void> {
  const said = await saidBy(space, proposed);
  const { state, confirmedAt } = await scene.ticket(space.id("it"));
  expectOrDeviate(`${state} ${confirmedAt} ${said}`, (came) => {
    expect(came).toMatch(/^approval_requested null Error: .*status: planned anew/);
  });
}

/** Engines refuse a plan that is another now in words of their own, which the harness throws. */
async function saidBy(space: Workspace, proposed: Proposed): Promise<string> {
  try {
    return errors(await space.apply(proposed)).join();
  } catch (error) {
    return String(error);
  }
}
