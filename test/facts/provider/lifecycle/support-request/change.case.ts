/** What becomes of a filed request: edits where they are allowed, and what is never an edit. */
import { expect } from "vitest";
import { Unknown, unknown } from "../../../../../framework/value/index.ts";
import { expectQuiet } from "./filing.case.ts";
import { only } from "../samples.ts";
import type { Fact } from "../fact.ts";
import { errors, warnings } from "../shown-messages.ts";

const lockedRows = ["reviewing", "delayed", "approval_requested", "confirmed", "working"] as const;

export function changeCases(fact: Fact): void {
  fact("an edit of a received request is one edit at the desk", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    const { id } = space.state("it");
    const edited = only({ title: "Install nginx", services: ["security-check"] });
    const proposed = await space.plan(edited);
    expect(proposed.changes.get("it")).toMatchObject({
      action: "update",
      planned: { title: "Install nginx", estimatedCost: 60_000, requestId: id },
    });
    expect(errors(await space.apply(proposed))).toEqual([]);
    expect(await scene.ticket(id)).toMatchObject({ title: "Install nginx", state: "received" });
    expect(await scene.events(id)).toEqual(["submit", "edit"]);
    await expectQuiet(space, edited);
  });

  fact("an edit off hours needs nobody to be there", async (scene) => {
    scene.desk.clock.set("2026-11-24T12:00:00.000Z");
    const space = scene.workspace();
    await space.up(only());
    expect(space.state("it")).toMatchObject({ state: "off_hours", phase: "open" });
    expect(errors(await space.up(only({ body: "Version 2.4.62." })))).toEqual([]);
    expect(space.state("it")).toMatchObject({ state: "off_hours", body: "Version 2.4.62." });
    scene.desk.clock.set("2026-11-25T00:00:00.000Z");
    await space.refresh();
    expect(space.state("it")).toMatchObject({ state: "received" });
  });

  fact("an edit answers a requested revision", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    const { id } = space.state("it");
    await scene.lead(id, "revision_requested");
    expect(warnings(await space.plan(only()))).toMatch(
      /wants ticket .* revised.*Say which version/s,
    );
    const edited = only({ body: "Version 2.4.62." });
    expect(errors(await space.up(edited))).toEqual([]);
    expect(await scene.ticket(id)).toMatchObject({ state: "reviewing", revision: null });
    await expectQuiet(space, edited);
  });

  fact("a raised resubmit sends a revision back as it was, once", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    const { id } = space.state("it");
    await scene.lead(id, "revision_requested");
    const raised = only({ resubmit: 1 });
    expect(errors(await space.up(raised))).toEqual([]);
    expect(await scene.ticket(id)).toMatchObject({ state: "reviewing" });
    await expectQuiet(space, raised);
    await scene.requestRevision(id);
    await space.up(raised);
    expect(await scene.ticket(id)).toMatchObject({ state: "revision_requested" });
  });

  for (const row of lockedRows) {
    fact(
      `an edit of a request that is ${row} is refused at plan, naming where it is allowed`,
      async (scene) => {
        const space = scene.workspace();
        await space.up(only());
        const { id } = space.state("it");
        await scene.lead(id, row);
        const proposed = await space.plan(only({ title: "Install nginx" }));
        expect(proposed.refused).toBe(true);
        expect(errors(proposed).join()).toMatch(/title.*"received".*"revision requested"/);
        expect(await scene.ticket(id)).toMatchObject({ title: "Install Apache" });
      },
    );
  }

  fact(
    "an ignored edit is a warning and no change, until the ticket can be edited",
    async (scene) => {
      const space = scene.workspace();
      await space.up(only({ ignoreLockedEdits: true }));
      const { id } = space.state("it");
      await scene.claim(id);
      const edited = only({ title: "Install nginx", ignoreLockedEdits: true });
      const locked = await space.up(edited);
      expect(errors(locked)).toEqual([]);
      expect(warnings(locked)).toMatch(/left undone/);
      expect(await scene.ticket(id)).toMatchObject({ title: "Install Apache", state: "reviewing" });
      await scene.requestRevision(id);
      expect(errors(await space.up(edited))).toEqual([]);
      expect(await scene.ticket(id)).toMatchObject({ title: "Install nginx", state: "reviewing" });
      await expectQuiet(space, edited);
    },
  );

  fact("the same meaning typed in another way is no edit", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    const { id } = space.state("it");
    const retyped = only({
      title: "  Install Apache ",
      contact: { name: "Canary Kim", phone: "+82 10 7123 4567", email: "canary@EXAMPLE.com" },
    });
    expect(errors(await space.up(retyped))).toEqual([]);
    expect(await scene.events(id)).toEqual(["submit"]);
    await expectQuiet(space, retyped);
  });

  fact("an edit at the desk is drift, which the next apply takes back", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    const { id } = space.state("it");
    const other = scene.workspace();
    await other.import("it", "SupportRequest", space.id("it"));
    expect(errors(await other.up(only({ title: "Edited elsewhere" })))).toEqual([]);
    const proposed = await space.plan(only());
    expect(proposed.changes.get("it")).toMatchObject({ action: "update" });
    await space.apply(proposed);
    expect(await scene.ticket(id)).toMatchObject({ title: "Install Apache" });
  });

  fact("the server of a filed request is fixed", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    const proposed = await space.plan(only({ serverId: "db-1" }));
    expect(proposed.refused).toBe(true);
    expect(errors(proposed).join()).toMatch(/server.*"web-1".*"db-1".*(allow_refile|allowRefile)/s);
  });

  fact(
    "another server with permission to refile is another ticket, and the old one is cancelled",
    async (scene) => {
      const space = scene.workspace();
      await space.up(only());
      const { id } = space.state("it");
      const moved = only({ serverId: "db-1", allowRefile: true });
      const proposed = await space.plan(moved);
      expect(proposed.changes.get("it")).toMatchObject({ action: "replace" });
      expect(errors(await space.apply(proposed))).toEqual([]);
      expect(await scene.ticket(id)).toMatchObject({ state: "cancelled" });
      expect(await scene.ticket(space.state("it")["id"])).toMatchObject({ serverId: "db-1" });
      await expectQuiet(space, moved);
    },
  );

  fact("the idempotency key of a filed request is fixed", async (scene) => {
    const space = scene.workspace();
    await space.up(only({ idempotencyKey: "first" }));
    const proposed = await space.plan(only({ idempotencyKey: "second" }));
    expect(proposed.refused).toBe(true);
    expect(errors(proposed).join()).toMatch(/idempotency key of a filed request is fixed/);
  });

  fact(
    "an engineer's cancellation is a warning at every plan and never a second ticket",
    async (scene) => {
      const space = scene.workspace();
      await space.up(only());
      const { id } = space.state("it");
      await scene.refuse(id, "Not our server.");
      const before = (await scene.tickets()).length;
      expect(warnings(await space.up(only()))).toMatch(/cancelled by an engineer.*Not our server/s);
      await expectQuiet(space, only());
      expect((await scene.tickets()).length).toBe(before);
      await space.up({});
      const again = await space.up(only());
      expect(warnings(again)).toMatch(/The desk cancelled the last ticket.*Not our server/s);
      expect((await scene.tickets()).length).toBe(before + 1);
    },
  );

  fact(
    "a cancellation elsewhere is a warning, and a cancelled ticket is not edited",
    async (scene) => {
      const space = scene.workspace();
      await space.up(only());
      await scene.cancel(space.state("it")["id"]);
      expect(warnings(await space.up(only()))).toMatch(/cancelled by the customer/);
      const proposed = await space.plan(only({ title: "Something else" }));
      expect(errors(proposed).join()).toMatch(/has ended and cannot be edited.*file anew/s);
    },
  );

  fact("a ticket that the desk no longer shows stays in the state", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    const { id } = space.state("it");
    scene.hide(id);
    const archived = await space.up(only());
    expect(errors(archived)).toEqual([]);
    expect(warnings(archived)).toMatch(/no longer shows.*(on_missing|onMissing)/s);
    expect(space.state("it")["id"]).toBe(id);
    expect(errors(await space.up({}))).toEqual([]);
  });

  fact(
    "a ticket that the desk no longer shows is filed anew when that is wanted",
    async (scene) => {
      const space = scene.workspace();
      const program = only({ onMissing: "recreate" });
      await space.up(program);
      const { id } = space.state("it");
      scene.hide(id);
      expect(errors(await space.up(program))).toEqual([]);
      expect(space.state("it")["id"]).not.toBe(id);
    },
  );

  fact("contact data that a reader may not see stays as the state has it", async (scene) => {
    const settings = { namespace: "contact-unseen" };
    const space = scene.workspace(settings);
    await space.up(only());
    scene.desk.sql(
      "DELETE FROM sealed WHERE ticket_id = ? AND purpose = 'contact'",
      space.id("it"),
    );
    await expectQuiet(space, only());
    expect(space.state("it")["contact"]).toMatchObject({ phone: "010-7123-4567" });
  });

  fact("a price above max_cost is refused before anything is filed", async (scene) => {
    const space = scene.workspace();
    const before = (await scene.tickets()).length;
    const proposed = await space.plan(only({ maxCost: 29_999 }));
    expect(proposed.refused).toBe(true);
    expect(errors(proposed).join()).toMatch(/29,999 KRW.*30,000 KRW/);
    expect((await scene.tickets()).length).toBe(before);
  });

  fact("a server that is not known yet plans an id that is not known yet", async (scene) => {
    const space = scene.workspace();
    const { changes, told } = await space.plan(only({ serverId: unknown }));
    expect(errors({ told })).toEqual([]);
    expect(changes.get("it")?.planned).toMatchObject({ title: "Install Apache" });
    expect(changes.get("it")?.planned?.["requestId"]).toBeInstanceOf(Unknown);
  });

  fact("what only the state keeps is changed without asking the desk", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    const { id } = space.state("it");
    expect(errors(await space.up(only({ onDestroy: "prevent" })))).toEqual([]);
    expect(space.state("it")).toMatchObject({ destroyEffect: "blocked" });
    expect(await scene.events(id)).toEqual(["submit"]);
  });
}
