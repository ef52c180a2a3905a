/** How long a grant is asked for after it was opened: again, for longer, without saying, too late. */
import { expect } from "vitest";
import type { Scene } from "../../../../support/lifecycle/scene.ts";
import type { Program, Workspace } from "../../../../support/lifecycle/workspace.ts";
import type { Fact } from "../fact.ts";
import { grant, request } from "../samples.ts";
import { expectQuiet } from "../support-request/filing.case.ts";
import { errors, warnings } from "../shown-messages.ts";
import { granted, lengthOf } from "./grant.case.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export function durationCases(fact: Fact): void {
  fact("an expired grant is opened again, the same one, for another length", async (scene) => {
    const { space } = await granted(scene, { duration: "2h" });
    const { id } = space.state("grant");
    scene.desk.clock.advance(3 * hourMs);
    const longer = { it: request(), grant: grant({ duration: "48h" }) };
    expect(errors(await space.up(longer))).toEqual([]);
    expect(space.state("grant")).toMatchObject({ id, state: "active" });
    await expectQuiet(space, longer);
  });

  fact("an expired grant is not opened again once its ticket has ended", async (scene) => {
    const { space, id, program } = await granted(scene, { duration: "2h", renew: true });
    scene.desk.clock.advance(3 * hourMs);
    await scene.cancel(id);
    await expectQuiet(space, program);
    expect(space.state("grant")).toMatchObject({ state: "expired" });
  });

  for (const [duration, days] of [
    ["14d", 10],
    ["10d", 9],
  ] as const) {
    fact(
      `${duration} that are no longer declared after ${days} days end in time`,
      async (scene) => {
        const { space } = await granted(scene, { duration });
        scene.desk.clock.advance(days * dayMs);
        const unsaid = { it: request(), grant: grant() };
        expect(errors(await space.up(unsaid))).toEqual([]);
        expect(lengthOf(space)).toBe(14 * dayMs);
        await expectQuiet(space, unsaid);
      },
    );
  }

  for (const [duration, hours] of [
    ["14d", 5 * 24],
    ["48h", 24],
  ] as const) {
    fact(`an imported grant of ${duration} is declared as it was, and stays so`, async (scene) => {
      const { heir, program } = await imported(scene, duration, hours);
      const events = scene.eventCount();
      const expiresAt = heir.text("grant", "expiresAt");
      const result = await heir.up(program);
      expect(errors(result)).toEqual([]);
      expect(warnings(result)).toContain(`the access still ends at ${expiresAt}`);
      expect(heir.state("grant")).toMatchObject({ duration, expiresAt });
      expect(scene.eventCount()).toBe(events);
      await expectQuiet(heir, program);
    });
  }

  fact("an imported grant is extended by the next change of its duration", async (scene) => {
    const { heir, program, declared } = await imported(scene, "48h", 24);
    await heir.up(program);
    expect(errors(await heir.up(declared("72h")))).toEqual([]);
    expect(lengthOf(heir)).toBe((24 + 72) * hourMs);
    await expectQuiet(heir, declared("72h"));
  });

  fact("another duration after the ticket's end is refused at plan", async (scene) => {
    const { space, id, program } = await granted(scene, {});
    await scene.lead(id, "completed");
    const proposed = await space.plan({ it: request(), grant: grant({ duration: "9d" }) });
    expect(proposed.refused).toBe(true);
    expect(errors(proposed).join()).toContain("access has ended with its ticket");
    await expectQuiet(space, program);
  });
}

interface Imported {
  readonly heir: Workspace;
  readonly program: Program;
  readonly declared: (duration: string) => Program;
}

/** Opened in one state, and some hours later imported into another. */
async function imported(scene: Scene, duration: string, hours: number): Promise<Imported> {
  const { space } = await granted(scene, { duration });
  scene.desk.clock.advance(hours * hourMs);
  const inputs = { serverId: "web-1", requestId: space.id("it") };
  const declared = (other: string): Program => ({
    grant: { type: "FirewallGrant", inputs: { ...inputs, duration: other } },
  });
  const heir = scene.workspace();
  const told = await heir.import("grant", "FirewallGrant", space.id("grant"));
  expect(errors({ told })).toEqual([]);
  return { heir, program: declared(duration), declared };
}
