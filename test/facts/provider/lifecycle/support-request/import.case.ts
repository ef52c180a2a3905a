/** Tickets that come into a state from outside, and states that are carried elsewhere. */
import { expect } from "vitest";
import type { Scene } from "../../../../support/lifecycle/scene.ts";
import type { Fact } from "../fact.ts";
import { grant, key, normalContact, only, request } from "../samples.ts";
import { errors, warnings } from "../shown-messages.ts";
import { expectQuiet } from "./filing.case.ts";

export function importCases(fact: Fact): void {
  fact("an imported request takes the key that its declaration writes", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    const { id } = space.state("it");
    const other = scene.workspace();
    await other.import("it", "SupportRequest", space.id("it"));
    const keyed = only({ contact: normalContact, idempotencyKey: "apache" });
    const proposed = await other.plan(keyed);
    expect(proposed.changes.get("it")).toMatchObject({ action: "update" });
    expect(errors(await other.apply(proposed))).toEqual([]);
    expect(other.state("it")).toMatchObject({ id, idempotencyKey: "apache" });
    await expectQuiet(other, keyed);
    expect(await scene.events(id)).toEqual(["submit"]);
    const rekeyed = await other.plan(only({ contact: normalContact, idempotencyKey: "nginx" }));
    expect(errors(rekeyed).join()).toMatch(/key/);
  });

  fact("settings of another project leave a filed request alone, and say so", async (scene) => {
    await admitEverywhere(scene);
    const space = scene.workspace();
    await space.up(only({ onMissing: "recreate" }));
    const { id } = space.state("it");
    space.configure({ project: "other" });
    for (const program of [only({ onMissing: "recreate" }), {}]) {
      const result = await space.up(program);
      expect(errors(result).join()).toMatch(/N\d+ is of another desk or project.*Restore/);
      expect(space.names).toEqual(["it"]);
    }
    const unread = await space.up({}, { refresh: false });
    expect(errors(unread).join()).toMatch(/of another desk or project/);
    space.configure({ project: "demo" });
    await expectQuiet(space, only({ onMissing: "recreate" }));
    expect(await scene.events(id)).toEqual(["submit"]);
  });

  fact(
    "access that the settings' project does not show is said not to be taken back",
    async (scene) => {
      await admitEverywhere(scene);
      const space = scene.workspace();
      await space.up({ it: request(), grant: grant(), key });
      const id = space.id("it");
      const alone = scene.workspace();
      await alone.import("grant", "FirewallGrant", space.id("grant"));
      await alone.import("key", "KeyRegistration", space.id("key"));
      alone.configure({ project: "other" });
      const words = warnings(await alone.up({}, { refresh: false }));
      expect(words).toMatch(/does not show grt_.*stays open/s);
      expect(words).toMatch(/does not show key_.*stays open/s);
      expect((await scene.ticket(id)).grant).toMatchObject({ state: "active" });
    },
  );
}

/** The customers' token is good for both projects. */
async function admitEverywhere({ desk }: Scene): Promise<void> {
  const memberships = ["demo", "other"].map((project) => ({ project, role: "customer" as const }));
  const body = { name: "customer", kind: "person" as const, memberships };
  void (await desk.ask("admin", "putPrincipal", { parameters: { principal: "customer" }, body }))
    .answer;
}
