/** A grant that another declaration takes over, or that makes way for another. */
import { expect } from "vitest";
import type { Declaration } from "../../../../support/lifecycle/workspace.ts";
import type { Fact } from "../fact.ts";
import { grant, only, request } from "../samples.ts";
import { expectQuiet } from "../support-request/filing.case.ts";
import { errors, warnings } from "../shown-messages.ts";
import { granted } from "./grant.case.ts";

const renamed = { it: request(), other: grant() };

export function successionCases(fact: Fact): void {
  fact("renamed, a grant stays open when the new declaration comes first", async (scene) => {
    const { space, id } = await granted(scene, {});
    const { id: grantId } = space.state("grant");
    expect(errors(await space.up(renamed, { createFirst: true }))).toEqual([]);
    expect((await scene.ticket(id)).grant).toMatchObject({ id: grantId, state: "active" });
    expect(await scene.events(id)).toEqual(["submit", "grantOpened"]);
    await expectQuiet(space, renamed);
  });

  fact("renamed, a grant is opened anew when the old declaration goes first", async (scene) => {
    const { space, id } = await granted(scene, {});
    expect(errors(await space.up(renamed))).toEqual([]);
    expect((await scene.ticket(id)).grant).toMatchObject({ id: space.id("other") });
    await expectQuiet(space, renamed);
  });

  for (const standing of ["received", "confirmed"] as const) {
    fact(
      `replaced with the new one first, the grant of a ${standing} ticket stays`,
      async (scene) => {
        const { space, id, program } = await granted(scene, {});
        await scene.lead(id, standing);
        const events = scene.eventCount();
        const options = { replace: ["grant"], createFirst: true };
        expect(errors(await space.up(program, options))).toEqual([]);
        expect((await scene.ticket(id)).grant).toMatchObject({ state: "active" });
        expect(scene.eventCount()).toBe(events);
        await expectQuiet(space, program);
      },
    );
  }

  fact(
    "cut off before the old declaration goes, the access is closed, and opened by the run after",
    async (scene) => {
      const { space, id } = await granted(scene, {});
      const { changes, ...proposed } = await space.plan(renamed, { createFirst: true });
      const cutOff = new Map([...changes].filter(([name]) => name !== "grant"));
      expect(errors(await space.apply({ ...proposed, changes: cutOff }))).toEqual([]);
      expect(errors(await space.up(renamed))).toEqual([]);
      expect((await scene.ticket(id)).grant).toBeNull();
      expect(errors(await space.up(renamed))).toEqual([]);
      expect((await scene.ticket(id)).grant).toMatchObject({ state: "active" });
      await expectQuiet(space, renamed);
    },
  );

  fact("runs that share a process take nothing over from each other", async (scene) => {
    const space = scene.workspace({}, { attached: true });
    expect(errors(await space.up({ it: request(), grant: grant() }))).toEqual([]);
    expect(errors(await space.up(only()))).toEqual([]);
    expect((await scene.ticket(space.id("it"))).grant).toBeNull();
  });

  for (const [onDestroy, isRefused] of [
    ["cancel", true],
    ["forget", false],
  ] as const) {
    fact(`the plan of moving confirmed access follows on_destroy = ${onDestroy}`, async (scene) => {
      const space = scene.workspace();
      const requests = { it: request({ onDestroy }), other: request({ serverId: "db-1" }) };
      await space.up({ ...requests, grant: grant() });
      const id = space.id("it");
      await scene.lead(id, "confirmed");
      const proposed = await space.plan({ ...requests, grant: ofOther });
      expect(proposed.refused).toBe(isRefused);
      expect(`${errors(proposed).join()}${warnings(proposed)}`).toMatch(
        /desk revokes (the grant itself|it) at the end/,
      );
      expect((await scene.ticket(id)).grant).toMatchObject({ state: "active" });
    });
  }
}

const inputsOfOther: Declaration["inputs"] = (of) => ({
  serverId: "db-1",
  requestId: of("other", "requestId"),
});
const ofOther: Declaration = { type: "FirewallGrant", inputs: inputsOfOther };
