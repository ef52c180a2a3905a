/** The main job, from the declaration to the work that is done and the declaration that goes. */
import { expect } from "vitest";
import type { Fact } from "./fact.ts";
import { engagement } from "./samples.ts";
import { errors, warnings } from "./shown-messages.ts";

export function storyCases(fact: Fact): void {
  fact(
    "a request is filed, decided by name, worked on, and forgotten at the end",
    async (scene) => {
      const space = scene.workspace();
      const filing = await space.up(engagement());
      expect(errors(filing)).toEqual([]);
      expect(warnings(filing)).toMatch(/Nothing is decided/);
      const { id } = space.state("it");
      expect(await scene.ticket(id)).toMatchObject({ state: "received", keyRegistered: true });
      expect(space.state("decision")).toMatchObject({ status: "pending" });
      expect(space.state("grant")).toMatchObject({ state: "active" });

      await scene.claim(id);
      const { workPlanHash } = await scene.requestApproval(id);
      const asking = await space.up(engagement());
      expect(errors(asking)).toEqual([]);
      expect(warnings(asking)).toContain(`"${workPlanHash}"`);
      expect(space.state("decision")).toMatchObject({ status: "actionable" });

      const named = engagement({ workPlanHash, acknowledgeIrreversible: true });
      const proposed = await space.plan(named);
      expect(warnings(proposed)).toMatch(/IRREVERSIBLE.*30,000 KRW/s);
      expect(proposed.changes.get("decision")).toMatchObject({ action: "update" });
      expect(errors(await space.apply(proposed))).toEqual([]);
      expect(space.state("decision")).toMatchObject({
        status: "confirmed",
        approvedCost: 30_000,
        approvedWorkPlanHash: workPlanHash,
      });
      expect((await scene.ticket(id)).confirmedAt).not.toBeNull();

      await scene.start(id);
      await scene.complete(id);
      const quiet = await space.plan(named);
      expect(errors(quiet)).toEqual([]);
      expect(actionsOf(quiet.changes)).toEqual(["none", "none", "none", "none"]);
      const events = await scene.events(id);

      expect(errors(await space.up({}))).toEqual([]);
      expect(space.names).toEqual([]);
      expect(await scene.events(id)).toEqual(events);
      expect(await scene.ticket(id)).toMatchObject({ state: "completed", binding: { keys: [] } });
    },
  );
}

function actionsOf(changes: ReadonlyMap<string, { readonly action: string }>): readonly string[] {
  return [...changes.values()].map(({ action }) => action);
}
