/** Work about which the desk asks, and what comes of it. */
import { expect } from "vitest";
import type { Scene } from "../../../../support/lifecycle/scene.ts";
import type { Program, Workspace } from "../../../../support/lifecycle/workspace.ts";
import { engagement } from "../samples.ts";
import { errors } from "../shown-messages.ts";

export interface Asked {
  readonly space: Workspace;
  readonly id: unknown;
  readonly workPlanHash: string;
}

/** The engineer has asked, and the state knows it. */
export async function asked(scene: Scene, program: Program = engagement()): Promise<Asked> {
  const space = scene.workspace();
  expect(errors(await space.up(program))).toEqual([]);
  const { id } = space.state("it");
  await scene.claim(id);
  const { workPlanHash } = await scene.requestApproval(id);
  await space.up(program);
  return { space, id, workPlanHash: workPlanHash ?? "" };
}

export async function confirmed(scene: Scene): Promise<Asked> {
  const case_ = await asked(scene);
  const { space, workPlanHash } = case_;
  const words = { workPlanHash, acknowledgeIrreversible: true };
  expect(errors(await space.up(engagement(words)))).toEqual([]);
  return case_;
}
