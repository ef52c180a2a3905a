/** What cannot be sent or is not known yet: plans that hold although much is still open. */
import { expect } from "vitest";
import { type Fields, unknown } from "../../../../../framework/value/index.ts";
import type { Scene } from "../../../../support/lifecycle/scene.ts";
import type { Standing } from "../../../../support/people.ts";
import type { Fact } from "../fact.ts";
import { normalContact, only } from "../samples.ts";
import { errors, warnings } from "../shown-messages.ts";
import { expectQuiet } from "./filing.case.ts";

const waiting = { ignoreLockedEdits: true };
const secret = (value: string): Fields => ({
  services: ["db-install"],
  securityInfo: { "db-install": { dbRootPassword: value } },
});

export function pendingCases(fact: Fact): void {
  ignoredCases(fact);
  versionCases(fact);
  unknownCases(fact);
  movedCases(fact);
}

/** Engines demand what is written where nothing was, and nothing where nothing is written. */
function ignoredCases(fact: Fact): void {
  const edits: readonly (readonly [string, Fields, Fields])[] = [
    ["written for the first time", {}, { nightWork: true }],
    ["not written any more", { nightWork: true }, {}],
  ];
  for (const [what, before, after] of edits) {
    fact(
      `an ignored edit of what is ${what} waits until the ticket can be edited`,
      async (scene) => {
        const space = scene.workspace();
        await space.up(only({ ...before, ...waiting }));
        const { id } = space.state("it");
        await scene.claim(id);
        const edited = only({ ...after, ...waiting });
        const locked = await space.up(edited);
        expect(errors(locked)).toEqual([]);
        expect(warnings(locked)).toMatch(/left undone/);
        expect(await scene.ticket(id)).toMatchObject({ nightWork: before["nightWork"] ?? false });
        await scene.requestRevision(id);
        expect(errors(await space.up(edited))).toEqual([]);
        expect(await scene.ticket(id)).toMatchObject({ nightWork: after["nightWork"] ?? false });
        await expectQuiet(space, edited);
      },
    );
  }

  fact("the contact of an imported ticket that was erased is only written down", async (scene) => {
    const id = await filed(scene, {}, "completed");
    scene.desk.sql("DELETE FROM sealed WHERE ticket_id = ? AND purpose = 'contact'", id);
    const other = scene.workspace();
    await other.import("it", "SupportRequest", id);
    const events = await scene.events(id);
    expect(other.state("it")["contact"]).toBeNull();
    expect(errors(await other.up(only()))).toEqual([]);
    await expectQuiet(other, only());
    expect(await scene.events(id)).toEqual(events);
  });

  fact("an edit that was planned to wait still waits when the ticket moves on", async (scene) => {
    const space = scene.workspace();
    await space.up(only(waiting));
    const { id } = space.state("it");
    await scene.claim(id);
    const edited = only({ ...waiting, title: "Install nginx", onDestroy: "prevent" });
    const proposed = await space.plan(edited);
    await scene.requestRevision(id);
    expect(errors(await space.apply(proposed))).toEqual([]);
    expect(space.state("it")).toMatchObject({ title: "Install Apache", destroyEffect: "blocked" });
    expect(errors(await space.up(edited))).toEqual([]);
    expect(await scene.ticket(id)).toMatchObject({ title: "Install nginx", state: "reviewing" });
    await expectQuiet(space, edited);
  });

  fact(
    "an edit that was planned is refused when the ticket is claimed meanwhile",
    async (scene) => {
      const space = scene.workspace();
      await space.up(only(waiting));
      const { id } = space.state("it");
      const edited = only({ ...waiting, title: "Install nginx" });
      const proposed = await space.plan(edited);
      await scene.claim(id);
      expect(errors(await space.apply(proposed)).join()).toMatch(
        /The form can be edited in.*under review/,
      );
      expect(await scene.ticket(id)).toMatchObject({ title: "Install Apache" });
      expect(warnings(await space.up(edited))).toMatch(/left undone/);
    },
  );
}

function versionCases(fact: Fact): void {
  for (const row of ["received", "reviewing", "completed"] as const) {
    fact(
      `the first security_info_version of an imported ${row} ticket is only written down`,
      async (scene) => {
        const id = await filed(scene, secret("one"), row);
        const events = await scene.events(id);
        const other = scene.workspace();
        await other.import("it", "SupportRequest", id);
        const versioned = only({
          contact: normalContact,
          ...secret("one"),
          securityInfoVersion: 1,
        });
        expect(errors(await other.up(versioned))).toEqual([]);
        await expectQuiet(other, versioned);
        expect(await scene.events(id)).toEqual(events);
      },
    );

    fact(
      `security info and its version can be taken out of a declaration that is ${row}`,
      async (scene) => {
        const space = scene.workspace();
        await space.up(only({ ...secret("one"), securityInfoVersion: 1 }));
        const { id } = space.state("it");
        await scene.lead(id, row);
        const events = await scene.events(id);
        const without = only({ services: ["db-install"] });
        expect(errors(await space.up(without))).toEqual([]);
        await expectQuiet(space, without);
        expect(await scene.events(id)).toEqual(events);
      },
    );
  }

  fact("the first version of what was filed without one sends it again", async (scene) => {
    const space = scene.workspace();
    await space.up(only(secret("one")));
    const { id } = space.state("it");
    const versioned = only({ ...secret("two"), securityInfoVersion: 1 });
    expect(errors(await space.up(versioned))).toEqual([]);
    expect(await scene.events(id)).toEqual(["submit", "edit"]);
    await expectQuiet(space, versioned);
  });

  fact("services added right after an import bring their security info", async (scene) => {
    const id = await filed(scene, {}, "received");
    const other = scene.workspace();
    await other.import("it", "SupportRequest", id);
    const more = only({ contact: normalContact, ...secret("one"), securityInfoVersion: 1 });
    expect(errors(await other.up(more))).toEqual([]);
    expect(await scene.ticket(id)).toMatchObject({ securityInfoFor: ["db-install"] });
  });
}

/** A value that is unknown at plan, and what it turns out to be. */
function unknownCases(fact: Fact): void {
  const versioned = { ...secret("one"), securityInfoVersion: 1 };
  const open: readonly (readonly [string, Standing, Fields, Fields, Fields])[] = [
    ["services become others", "received", {}, { services: unknown }, { services: ["web-tuning"] }],
    ["services stay", "received", {}, { services: unknown }, {}],
    ["a title stays", "received", {}, { title: unknown }, {}],
    [
      "on_destroy becomes another",
      "received",
      {},
      { onDestroy: unknown },
      { onDestroy: "prevent" },
    ],
    ["on_destroy stays null", "received", {}, { onDestroy: unknown }, {}],
    ["resubmit is raised", "revision_requested", {}, { resubmit: unknown }, { resubmit: 1 }],
    [
      "resubmit stays",
      "revision_requested",
      { resubmit: 1 },
      { resubmit: unknown },
      { resubmit: 1 },
    ],
    [
      "a version stays beside another secret",
      "received",
      versioned,
      { ...secret("two"), securityInfoVersion: unknown },
      { ...secret("two"), securityInfoVersion: 1 },
    ],
    [
      "a version is raised",
      "received",
      versioned,
      { ...secret("two"), securityInfoVersion: unknown },
      { ...secret("two"), securityInfoVersion: 2 },
    ],
  ];
  for (const [what, standing, before, planned, known] of open) {
    fact(`a plan for an unknown value holds when ${what}`, async (scene) => {
      const space = scene.workspace();
      await space.up(only(before));
      await scene.lead(space.id("it"), standing);
      const proposed = await space.plan(only(planned));
      expect(errors(proposed)).toEqual([]);
      const applied = await space.apply({ ...proposed, program: only(known) });
      expect(errors(applied)).toEqual([]);
      await space.refresh();
      const again = await space.plan(only(known));
      expect([...again.changes.values()].map(({ action }) => action)).toEqual(["none"]);
    });
  }

  fact(
    "an edit planned before the provider's settings are known holds when they are",
    async (scene) => {
      const space = scene.workspace();
      const { address: endpoint } = scene.desk;
      await space.up(only());
      space.configure({ endpoint: unknown });
      const proposed = await space.plan(only({ title: "Install nginx" }), { refresh: false });
      expect(errors(proposed)).toEqual([]);
      space.configure({ endpoint });
      expect(errors(await space.apply(proposed))).toEqual([]);
      expect(await scene.ticket(space.id("it"))).toMatchObject({ title: "Install nginx" });
    },
  );
}

function movedCases(fact: Fact): void {
  fact(
    "a revision that somebody sends back at the last moment is not sent twice",
    async (scene) => {
      const space = scene.workspace();
      await space.up(only());
      const { id } = space.state("it");
      await scene.lead(id, "revision_requested");
      const proposed = await space.plan(only({ resubmit: 1 }));
      // The first reading is that of the plan that an apply makes once more.
      space.wire.meanwhile("readTicket", () => scene.retitle(id, "Install Apache"), 1);
      expect(errors(await space.apply(proposed))).toEqual([]);
      expect(space.state("it")).toMatchObject({ resubmit: 1 });
      expect((await scene.events(id)).filter((kind) => kind === "resubmit")).toHaveLength(1);
      await expectQuiet(space, only({ resubmit: 1 }));
    },
  );

  fact("a ticket that is gone at the last moment is not said to be edited", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    const { id } = space.state("it");
    const proposed = await space.plan(only({ title: "Install nginx" }));
    space.wire.meanwhile("readTicket", async () => scene.hide(id), 1);
    expect(errors(await space.apply(proposed)).join()).toMatch(/no longer shows/);
    expect(space.state("it")).toMatchObject({ title: "Install Apache" });
  });
}

/** A ticket of another state, at some point of its life. */
async function filed(scene: Scene, changes: Fields, standing: Standing): Promise<string> {
  const space = scene.workspace();
  await space.up(only(changes));
  await scene.lead(space.id("it"), standing);
  return space.id("it");
}
