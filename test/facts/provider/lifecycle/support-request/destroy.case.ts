/** What becomes of the ticket when its declaration goes, or is replaced. */
import { expect } from "vitest";
import type { Scene } from "../../../../support/lifecycle/scene.ts";
import { type Standing, standings } from "../../../../support/people.ts";
import type { Workspace } from "../../../../support/lifecycle/workspace.ts";
import { only } from "../samples.ts";
import { expectOrDeviate, type Fact } from "../fact.ts";
import { errors, warnings } from "../shown-messages.ts";

type Policy = "cancel" | "cancel_or_forget" | "forget" | "prevent";
/** What the apply does, and what it says. */
type Effect = "cancels" | "forgets" | "forgets and warns" | "refuses";

const open: Readonly<Record<Policy, Effect>> = {
  cancel: "cancels",
  cancel_or_forget: "cancels",
  forget: "forgets and warns",
  prevent: "refuses",
};
const locked: Readonly<Record<Policy, Effect>> = {
  cancel: "refuses",
  cancel_or_forget: "forgets and warns",
  forget: "forgets and warns",
  prevent: "refuses",
};
const ended: Readonly<Record<Policy, Effect>> = {
  cancel: "forgets",
  cancel_or_forget: "forgets",
  forget: "forgets",
  prevent: "forgets",
};

const table: Readonly<Record<Standing, Readonly<Record<Policy, Effect>>>> = {
  off_hours: open,
  received: open,
  reviewing: open,
  delayed: open,
  revision_requested: open,
  approval_requested: open,
  confirmed: locked,
  working: locked,
  completed: ended,
  cancelled: ended,
};
const policies = ["cancel", "cancel_or_forget", "forget", "prevent"] as const;

export function destroyCases(fact: Fact): void {
  for (const row of standings) {
    for (const onDestroy of policies) {
      const effect = table[row][onDestroy];
      fact(`destroying a request that is ${row} under ${onDestroy} ${effect}`, async (scene) => {
        const space = await filed(scene, row, onDestroy);
        await expectEffect(scene, space, row, effect);
      });
    }
  }

  for (const row of standings) {
    fact(`replacing a request that is ${row} never leaves two open tickets`, async (scene) => {
      const space = await filed(scene, row, "cancel");
      const { id } = space.state("it");
      const result = await space.up(only({ onDestroy: "cancel" }), { replace: ["it"] });
      const isRefused = table[row].cancel === "refuses";
      expect(result.refused).toBe(isRefused);
      expect(space.state("it")["id"] === id).toBe(isRefused);
      expect(await openTickets(scene, space)).toHaveLength(1);
    });

    fact(`creating first does not file beside a request that is ${row}`, async (scene) => {
      const space = await filed(scene, row, "cancel");
      const { id } = space.state("it");
      const before = await scene.ticket(id);
      const openBefore = await openTickets(scene, space);
      const options = { replace: ["it"], createFirst: true };
      const result = await space.up(only({ onDestroy: "cancel" }), options);
      // A cancelled ticket has freed its key.
      const isRefused = row !== "cancelled";
      expect(result.refused).toBe(isRefused);
      expect(space.state("it")["id"] === id).toBe(isRefused);
      expect(await scene.ticket(id)).toMatchObject({ state: before.state });
      expect(await openTickets(scene, space)).toHaveLength(isRefused ? openBefore.length : 1);
    });
  }

  fact("creating first does not file beside a request that is edited with it", async (scene) => {
    const space = await filed(scene, "received", "cancel");
    const edited = only({ onDestroy: "cancel", title: "Install nginx instead" });
    const result = await space.up(edited, { replace: ["it"], createFirst: true });
    expect(errors(result).join()).toMatch(/already has this declaration.s key/);
    expect(await openTickets(scene, space)).toHaveLength(1);
    expect((await space.up(edited, { replace: ["it"] })).refused).toBe(false);
    expect(await openTickets(scene, space)).toHaveLength(1);
  });

  fact("replacing what would only be forgotten is refused at plan", async (scene) => {
    const space = await filed(scene, "reviewing", "forget");
    const proposed = await space.plan(only({ onDestroy: "forget" }), { replace: ["it"] });
    const applied = await carryOut(space, proposed);
    expect(await openTickets(scene, space)).toHaveLength(1);
    expectOrDeviate(errors(applied).join(), (said) => {
      expect(said).toMatch(/would leave ticket .* open beside a new one/);
    });
  });

  fact("a broken object is decided at apply: cancelled, and filed anew", async (scene) => {
    const space = await filed(scene, "received", "cancel");
    const { id } = space.state("it");
    space.taint("it");
    expect(errors(await space.up(only({ onDestroy: "cancel" })))).toEqual([]);
    expect(await openTickets(scene, space)).toHaveLength(1);
    expect(["received", "cancelled"]).toContain((await scene.ticket(id)).state);
  });

  fact("a destroy that the desk has overtaken is refused with the fresh state", async (scene) => {
    const space = await filed(scene, "approval_requested", "cancel");
    const { id } = space.state("it");
    const proposed = await space.plan({});
    expect(proposed.refused).toBe(false);
    await scene.grant(id);
    await scene.confirm(id);
    const applied = await space.apply(proposed);
    expect(errors(applied).join()).toMatch(
      /cannot be cancelled any more.*"work confirmed|approval/s,
    );
    expect(await scene.ticket(id)).toMatchObject({ state: "approval_requested" });
    expect(space.names).toEqual(["it"]);
  });

  fact("an edit that the desk has overtaken is refused and nothing is stored", async (scene) => {
    const space = await filed(scene, "received", "cancel");
    const { id } = space.state("it");
    const proposed = await space.plan(only({ onDestroy: "cancel", title: "Install nginx" }));
    await scene.claim(id);
    const applied = await space.apply(proposed);
    expect(errors(applied).join()).toMatch(/"under review"/);
    expect(space.state("it")).toMatchObject({ title: "Install Apache" });
  });

  fact(
    "the provider's default says what destroying does where the request does not",
    async (scene) => {
      const space = scene.workspace({ defaultOnDestroy: "forget" });
      await space.up(only());
      const { id } = space.state("it");
      expect(space.state("it")).toMatchObject({ onDestroy: null, destroyEffect: "forget" });
      expect(warnings(await space.up({}))).toMatch(/goes on without a declaration/);
      expect(await scene.ticket(id)).toMatchObject({ state: "received" });
    },
  );

  fact("a state that this provider does not know counts as confirmed", async (scene) => {
    const space = await filed(scene, "received", "cancel");
    const { id } = space.state("it");
    space.wire.rewrite("readTicket", { state: "escalated" });
    const result = await space.up({});
    expect(errors(result).join()).toMatch(/cannot be cancelled any more.*escalated/s);
    space.wire.rewrite("readTicket", {});
    expect(await scene.ticket(id)).toMatchObject({ state: "received" });
  });
}

async function filed(scene: Scene, row: Standing, onDestroy: Policy): Promise<Workspace> {
  if (row === "off_hours") scene.desk.clock.set("2026-11-24T12:00:00.000Z");
  const space = scene.workspace();
  await space.up(only({ onDestroy }));
  await scene.lead(space.state("it")["id"], row);
  await space.refresh();
  return space;
}

/** Plans and applies; a face that previews no deletion refuses at apply. */
async function carryOut(space: Workspace, proposed: Awaited<ReturnType<Workspace["plan"]>>) {
  if (proposed.refused) return proposed;
  const { told, refused } = await space.apply(proposed);
  return { told: [...proposed.told, ...told], refused };
}

/** What the state says of it beforehand. */
const foretold: Readonly<Record<Effect, string>> = {
  cancels: "cancel",
  forgets: "forget",
  "forgets and warns": "forget",
  refuses: "blocked",
};

async function expectEffect(
  scene: Scene,
  space: Workspace,
  row: Standing,
  effect: Effect,
): Promise<void> {
  const { id, destroyEffect } = space.state("it");
  const { number, title, serverId, ...before } = await scene.ticket(id);
  expect(destroyEffect).toBe(foretold[effect]);
  const result = await space.up({});
  const words = [...errors(result), warnings(result)].join("\n");
  const isQuiet = effect === "cancels" || effect === "forgets";
  expect(words).toMatch(isQuiet ? /^\s*$/ : new RegExp(`${number} "${title}" \\(${serverId}\\)`));
  expect(result.refused).toBe(effect === "refuses");
  expect(space.names).toEqual(effect === "refuses" ? ["it"] : []);
  const after = await scene.ticket(id);
  expect(after.state).toBe(effect === "cancels" ? "cancelled" : before.state);
  const isOver = effect === "cancels" || row === "completed" || row === "cancelled";
  expect(after.binding.keys).toHaveLength(isOver ? 0 : 1);
}

async function openTickets(scene: Scene, space: Workspace): Promise<readonly string[]> {
  const tickets = await scene.tickets();
  return tickets
    .filter(({ binding, phase }) => binding.namespace === space.namespace && phase !== "terminal")
    .map(({ id }) => id);
}
