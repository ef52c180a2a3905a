/** What another process of the same namespace files while this one runs. */
import { expect } from "vitest";
import type { RouteName } from "../../../../../desk/contract/index.ts";
import type { Scene } from "../../../../support/lifecycle/scene.ts";
import type { Proposed, Workspace } from "../../../../support/lifecycle/workspace.ts";
import type { Fact } from "../fact.ts";
import { only } from "../samples.ts";
import { errors, warnings } from "../shown-messages.ts";
import { crashAfterFiling, expectQuiet } from "./filing.case.ts";

const refused = /N\d+ was filed under this declaration's key after this run began.*Keep one/s;

/** Files in a process that does not end in good order, so that nobody has held the ticket yet. */
async function file(scene: Scene, space: Workspace, proposed: Proposed): Promise<void> {
  scene.desk.clock.advance(1);
  space.wire.cut("holdTicket", "before");
  await space.apply(proposed);
}

export function meanwhileCases(fact: Fact): void {
  for (const [moment, route] of [
    ["before the other one plans anew", "readTicketByKey"],
    ["when the other one has planned anew", "putTicketByKey"],
  ] as const satisfies readonly (readonly [string, RouteName])[]) {
    fact(`of two processes one files, ${moment}, and the other one owns nothing`, async (scene) => {
      const settings = { namespace: `meanwhile-${route}` };
      const [one, two] = [scene.workspace(settings), scene.workspace(settings)];
      const [first, second] = [await one.plan(only()), await two.plan(only())];
      two.wire.meanwhile(route, () => file(scene, one, first));
      const applied = await two.apply(second);
      expect(errors(applied).join()).toMatch(refused);
      expect([one.names, two.names]).toEqual([["it"], []]);
      expect(errors(await two.up({}))).toEqual([]);
      expect(await scene.ticketsOf(settings.namespace)).toMatchObject([
        { id: one.id("it"), state: "received", version: 1 },
      ]);
      await expectQuiet(one, only());
    });
  }

  fact("a plan does not promise to take over what is filed at this moment", async (scene) => {
    const settings = { namespace: "meanwhile-planned" };
    const [one, two] = [scene.workspace(settings), scene.workspace(settings)];
    const first = await one.plan(only());
    two.wire.meanwhile("readTicketByKey", () => file(scene, one, first));
    const proposed = await two.plan(only());
    expect(proposed.refused).toBe(false);
    expect(warnings(proposed)).toMatch(refused);
    expect(warnings(proposed)).not.toMatch(/taken over, not filed again|has no declaration/);
  });

  fact(
    "what a crash has left is taken over by the run after, here and elsewhere",
    async (scene) => {
      const settings = { namespace: "meanwhile-crashed" };
      const [one, two] = [scene.workspace(settings), scene.workspace(settings)];
      const id = await crashAfterFiling(one, only());
      scene.desk.clock.advance(1);
      const result = await two.up(only());
      expect(errors(result)).toEqual([]);
      expect(warnings(result)).toMatch(/taken over/);
      expect(two.id("it")).toBe(id);
    },
  );

  fact("a lost answer that the client asks for again is no filing by another", async (scene) => {
    const space = scene.workspace();
    const proposed = await space.plan(only());
    space.wire.meanwhile("readTicketByKey", async () => scene.desk.clock.advance(1));
    space.wire.repeat("putTicketByKey");
    expect(errors(await space.apply(proposed))).toEqual([]);
    expect(await scene.events(space.id("it"))).toEqual(["submit"]);
    await expectQuiet(space, only());
  });
}
