/** What an engine shows as a sentence, and what may come of it when the desk moves before the change. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Fields } from "../../../../../framework/value/index.ts";
import { type Face, pulumiFace, type Running } from "../../../../support/lifecycle/faces.ts";
import { openScene, type Scene } from "../../../../support/lifecycle/scene.ts";
import type { Program } from "../../../../support/lifecycle/workspace.ts";
import { engagement, grant, key, request } from "../samples.ts";

/** Pulumi's engine once it has checked everything: it does not check again before the change. */
const checkedFace: Face = {
  ...pulumiFace,
  async start(provider): Promise<Running> {
    const { of, close } = await pulumiFace.start(provider);
    return {
      close,
      of(name) {
        const client = of(name);
        return {
          engine: client.engine,
          configure: (settings) => client.configure(settings),
          plan: (...words) => client.plan(...words),
          apply: (change) => client.apply(change),
          refresh: (kept) => client.refresh(kept),
          import: (...words) => client.import(...words),
          close: () => client.close(),
        };
      },
    };
  },
};

const early: Program = { it: request(), grant: grant(), key };
const reReview: Fields = { decision: "re_review", reason: "Too dear." };

describe("while the sentence tells to wait, a change decides nothing, though the desk asks by then:", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene(checkedFace);
  });
  beforeEach(() => scene.morning());
  afterAll(() => scene.desk.remove());

  async function claimed(program: Program) {
    const space = scene.workspace();
    await space.up(early);
    const { id } = space.state("it");
    await scene.claim(id);
    const { workPlanHash } = await scene.requestApproval(id);
    await scene.withdrawApproval(id);
    await space.up(program);
    return { space, id, words: { workPlanHash, acknowledgeIrreversible: true } };
  }

  test("an update that names its work plan", async () => {
    const { space, id, words } = await claimed(engagement());
    const proposed = await space.plan(engagement(words));
    await scene.requestApproval(id);
    expect((await space.apply(proposed)).refused).toBe(false);
    expect(await scene.ticket(id)).toMatchObject({
      workPlanHash: words.workPlanHash,
      confirmedAt: null,
    });
  });

  test.each([
    ["an update to a re-review", engagement()],
    ["a new re-review", early],
  ])("%s", async (_, before) => {
    const { space, id } = await claimed(before);
    const proposed = await space.plan(engagement(reReview));
    await scene.requestApproval(id);
    expect((await space.apply(proposed)).refused).toBe(false);
    expect(await scene.ticket(id)).toMatchObject({ state: "approval_requested" });
  });
});
