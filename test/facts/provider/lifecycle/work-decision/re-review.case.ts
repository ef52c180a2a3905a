/** The no, with a reason: sent once a round. */
import { expect } from "vitest";
import { expectQuiet } from "../support-request/filing.case.ts";
import { engagement, grant, key, request } from "../samples.ts";
import type { Fact } from "../fact.ts";
import { errors, warnings } from "../shown-messages.ts";
import { asked } from "./approval-requested.ts";

export function reReviewCases(fact: Fact): void {
  fact("a re-review is sent once for its round, with its reason", async (scene) => {
    const { space, id } = await asked(scene);
    const again = engagement({ decision: "re_review", reason: "Too dear." });
    expect(errors(await space.up(again))).toEqual([]);
    expect(await scene.ticket(id)).toMatchObject({
      state: "reviewing",
      reReviewReason: "Too dear.",
    });
    expect(space.state("decision")).toMatchObject({ status: "re_review_sent" });
    await expectQuiet(space, again);
  });

  fact("a second re-review wants another round", async (scene) => {
    const { space, id } = await asked(scene);
    const first = { decision: "re_review", reason: "Too dear.", round: 1 };
    await space.up(engagement(first));
    await scene.requestApproval(id, "A cheaper way.");
    await space.up(engagement(first));
    expect(await scene.ticket(id)).toMatchObject({ state: "approval_requested" });
    expect(errors(await space.up(engagement({ ...first, round: 2 })))).toEqual([]);
    expect(await scene.ticket(id)).toMatchObject({ state: "reviewing" });
    await expectQuiet(space, engagement({ ...first, round: 2 }));
  });

  fact(
    "a re-review whose answer was lost is not sent again to the next work plan",
    async (scene) => {
      const { space, id } = await asked(scene);
      const again = engagement({ decision: "re_review", reason: "Too dear." });
      const proposed = await space.plan(again);
      space.wire.cut("requestReReview", "after");
      await space.apply(proposed);
      expect(errors(await space.up(again))).toEqual([]);
      await expectQuiet(space, again);
      expect(space.state("decision")).toMatchObject({ status: "re_review_sent" });
      await scene.requestApproval(id, "A cheaper way.");
      await space.up(again);
      expect(await scene.ticket(id)).toMatchObject({ state: "approval_requested" });
    },
  );

  fact(
    "a lost answer is found by the reason as the desk keeps it, without its line end",
    async (scene) => {
      const { space, id } = await asked(scene);
      const again = engagement({ decision: "re_review", reason: "Too dear. \n" });
      const proposed = await space.plan(again);
      space.wire.cut("requestReReview", "after");
      await space.apply(proposed);
      expect(errors(await space.up(again))).toEqual([]);
      await scene.requestApproval(id, "A cheaper way.");
      await space.up(again);
      expect(await scene.ticket(id)).toMatchObject({ state: "approval_requested" });
    },
  );

  fact(
    "a round that is raised early is sent once the desk asks, also with the same reason",
    async (scene) => {
      const { space, id } = await asked(scene);
      const first = { decision: "re_review", reason: "Too dear." };
      await space.up(engagement(first));
      const second = engagement({ ...first, round: 2 });
      expect(warnings(await space.up(second))).toMatch(/Nothing is decided/);
      await space.refresh();
      expect(space.state("decision")).toMatchObject({ status: "pending" });
      await scene.requestApproval(id, "A cheaper way.");
      expect(errors(await space.up(second))).toEqual([]);
      expect(await scene.ticket(id)).toMatchObject({ state: "reviewing" });
      await expectQuiet(space, second);
    },
  );

  fact("a lost answer is found in a later round too, by its new reason", async (scene) => {
    const { space, id } = await asked(scene);
    await space.up(engagement({ decision: "re_review", reason: "Too dear." }));
    await scene.requestApproval(id, "A cheaper way.");
    const second = engagement({ decision: "re_review", reason: "Still too dear.", round: 2 });
    const proposed = await space.plan(second);
    space.wire.cut("requestReReview", "after");
    await space.apply(proposed);
    expect(errors(await space.up(second))).toEqual([]);
    await scene.requestApproval(id, "The cheapest way.");
    await space.up(second);
    expect(await scene.ticket(id)).toMatchObject({ state: "approval_requested" });
  });

  fact("another reason without another round is not sent, and the user is told", async (scene) => {
    const { space, id } = await asked(scene);
    await space.up(engagement({ decision: "re_review", reason: "Too dear." }));
    await scene.requestApproval(id, "A cheaper way.");
    await space.up(engagement());
    const again = engagement({ decision: "re_review", reason: "Still too dear." });
    expect(warnings(await space.up(again))).toMatch(/nothing is sent.*Raise `round`/s);
    expect(await scene.ticket(id)).toMatchObject({ state: "approval_requested" });
    await expectQuiet(space, again);
  });

  fact("a re-review that is replaced is sent anew, as the plan shows", async (scene) => {
    const { space, id } = await asked(scene);
    const again = engagement({ decision: "re_review", reason: "Too dear." });
    await space.up(again);
    await scene.requestApproval(id, "A cheaper way.");
    const proposed = await space.plan(again, { replace: ["decision"] });
    expect(proposed.changes.get("decision")?.planned).toMatchObject({ status: "re_review_sent" });
    expect(errors(await space.apply(proposed))).toEqual([]);
    expect(await scene.ticket(id)).toMatchObject({ state: "reviewing" });
  });

  fact(
    "a new re-review of confirmed work is not sent, and the user is told once",
    async (scene) => {
      const { space, id } = await asked(scene, { it: request(), grant: grant(), key });
      await scene.confirm(id);
      const late = engagement({ decision: "re_review", reason: "Too dear." });
      expect(warnings(await space.up(late))).toMatch(
        /nothing left to decide about ticket .*confirmed/s,
      );
      expect(space.state("decision")).toMatchObject({ status: "not_applicable" });
      expect(warnings(await space.plan(late))).toBe("");
      await expectQuiet(space, late);
    },
  );

  fact("a reason that the desk cannot keep is refused at plan", async (scene) => {
    for (const reason of ["  ", "x".repeat(2_001)]) {
      const declared = engagement({ decision: "re_review", reason });
      const proposed = await scene.workspace().plan(declared);
      expect(proposed.refused).toBe(true);
      expect(errors(proposed).join()).toContain("2000 characters");
      expect(errors(await scene.workspace().plan(engagement({ reason })))).toEqual([]);
    }
  });

  fact("a re-review without a reason is refused before anything is asked", async (scene) => {
    const { space } = await asked(scene);
    const proposed = await space.plan(engagement({ decision: "re_review" }));
    expect(errors(proposed).join()).toMatch(/re-review needs a reason/);
  });
}
