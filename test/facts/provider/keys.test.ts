import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Ticket } from "../../../desk/contract/index.ts";
import { contractFace, contractFaceWithOrigins, type Face } from "../../support/lifecycle/faces.ts";
import { histories, ModelledSpace, type Step, stepsMax } from "../../support/lifecycle/model.ts";
import { openScene, type Scene } from "../../support/lifecycle/scene.ts";
import { runs } from "../../support/runs.ts";
import { freshSeed } from "../../support/seed.ts";
import { inputs } from "./lifecycle/samples.ts";

const historyCount = 500;
const allHistoriesMs = 900_000;

/** Whether two open tickets are forms of one declaration. */
type Twins = (one: Ticket, other: Ticket, isNew: boolean) => boolean;

describe("no history files a declaration twice or cancels what nobody asked to cancel", () => {
  test(
    "where the engine does not say where a declaration stands",
    async () => {
      // Each state declares one request on one server: all that is open is a form of it.
      await expect(holdsThroughout(contractFace, () => true)).resolves.toBeUndefined();
    },
    allHistoriesMs,
  );

  test(
    "where the engine says where a declaration stands",
    async () => {
      const alike: Twins = (one, other, isNew) =>
        one.binding.origin === other.binding.origin || (isNew && one.title === other.title);
      await expect(holdsThroughout(contractFaceWithOrigins, alike)).resolves.toBeUndefined();
    },
    allHistoriesMs,
  );
});

async function holdsThroughout(face: Face, twins: Twins): Promise<void> {
  const scene = await openScene(face);
  const property = fc.asyncProperty(histories, (steps) => live(scene, steps, twins));
  try {
    // Each step plans and applies: what is rationed is steps.
    const numRuns = Math.ceil(runs(historyCount * stepsMax) / stepsMax);
    await fc.assert(property, { numRuns, seed: freshSeed() });
  } finally {
    await scene.desk.remove();
  }
}

async function live(scene: Scene, steps: readonly Step[], twins: Twins): Promise<void> {
  const spaces = [newSpace(scene), newSpace(scene)] as const;
  let before: readonly string[] = [];
  const seen = new Set<string>();
  for (const { space, command } of steps) {
    const asked = await spaces[space].do(command);
    const sights = await Promise.all(spaces.map((each) => each.look()));
    const cancelled = sights.flatMap((sight) => sight.cancelled);
    const unasked = cancelled.filter((id) => !before.includes(id) && !asked.has(id));
    expect(unasked, `cancelled by ${command.do} though nobody asked`).toEqual([]);
    for (const { open } of sights) {
      expect(twinsIn(open, twins, seen)).toEqual([]);
      for (const { id } of open) seen.add(id);
    }
    before = cancelled;
  }
  for (const each of spaces) expect(await each.settles()).toBeNull();
}

function newSpace(scene: Scene): ModelledSpace {
  return new ModelledSpace(scene, scene.workspace(), inputs);
}

/** Newly filed ones are those that no step before has shown. */
function twinsIn(
  open: readonly Ticket[],
  twins: Twins,
  seen: ReadonlySet<string>,
): readonly string[] {
  return open.flatMap((one, index) =>
    open
      .slice(index + 1)
      .filter((other) => twins(one, other, !seen.has(one.id) || !seen.has(other.id)))
      .map((other) => `${one.number} "${one.title}" and ${other.number} "${other.title}"`),
  );
}
