/** One declaration is one ticket: across repetitions, lost answers, machines, names and states. */
import { expect } from "vitest";
import type { Workspace } from "../../../../support/lifecycle/workspace.ts";
import { engagement, only, request } from "../samples.ts";
import { expectOrDeviate, type Fact } from "../fact.ts";
import { errors, warnings } from "../shown-messages.ts";

const locked = /no longer be edited.*as it was filed.*import it.*idempotency_?key/is;

export function filingCases(fact: Fact): void {
  fact("a repeated apply is empty and writes nothing at the desk", async (scene) => {
    const space = scene.workspace();
    await space.up(engagement());
    await space.up(engagement());
    const events = scene.eventCount();
    const versions = await scene.tickets();
    const again = await space.plan(engagement());
    expect([...again.changes.values()].map(({ action }) => action)).toEqual(Array(4).fill("none"));
    await space.apply(again);
    expect(scene.eventCount()).toBe(events);
    expect(await scene.tickets()).toEqual(versions);
  });

  fact("the plan names the id that filing will give", async (scene) => {
    const space = scene.workspace();
    const proposed = await space.plan(only());
    const planned = proposed.changes.get("it")?.planned;
    expect(planned?.["requestId"]).toMatch(/^tkt_[0-9a-f]{32}$/);
    expect(planned).toMatchObject({ estimatedCost: 30_000, vat: 3_000, project: "demo" });
    await space.apply(proposed);
    expect(space.state("it")["id"]).toBe(planned?.["requestId"]);
  });

  fact(
    "an answer lost after the commit leaves one ticket, which the next apply takes over",
    async (scene) => {
      const space = scene.workspace();
      const before = (await scene.tickets()).length;
      const proposed = await space.plan(only());
      space.wire.cut("putTicketByKey", "after");
      expect(await space.apply(proposed)).toMatchObject({ refused: true });
      const again = await space.up(only());
      expect(errors(again)).toEqual([]);
      expect(warnings(again)).toMatch(/taken over, not filed again.*by customer/s);
      expect((await scene.tickets()).length).toBe(before + 1);
      expect(await scene.events(space.state("it")["id"])).toEqual(["submit"]);
      await expectQuiet(space, only());
    },
  );

  fact("a process that dies before sending has filed nothing", async (scene) => {
    const space = scene.workspace();
    const before = (await scene.tickets()).length;
    const proposed = await space.plan(only());
    space.wire.cut("putTicketByKey", "before");
    await space.apply(proposed);
    expect((await scene.tickets()).length).toBe(before);
    expect(warnings(await space.up(only()))).not.toMatch(/taken over/);
    expect((await scene.tickets()).length).toBe(before + 1);
  });

  fact("a ticket that nobody holds is taken over as it is declared now", async (scene) => {
    const space = scene.workspace();
    await crashAfterFiling(space, only({ idempotencyKey: "apache" }));
    const edited = only({ idempotencyKey: "apache", title: "Install nginx" });
    const result = await space.up(edited);
    expect(errors(result)).toEqual([]);
    expect(warnings(result)).toMatch(/taken over/);
    const { id } = space.state("it");
    expect(await scene.ticket(id)).toMatchObject({ title: "Install nginx" });
    expect(await scene.events(id)).toEqual(["submit", "edit"]);
    await expectQuiet(space, edited);
  });

  fact("what can no longer be edited is refused at plan, with the ways out", async (scene) => {
    const space = scene.workspace();
    const id = await crashAfterFiling(space, only({ idempotencyKey: "late" }));
    await scene.claim(id);
    const proposed = await space.plan(only({ idempotencyKey: "late", title: "Install nginx" }));
    expect(proposed.refused).toBe(true);
    expect(errors(proposed).join()).toMatch(locked);
    expect(await scene.ticket(id)).toMatchObject({ title: "Install Apache", state: "reviewing" });
  });

  fact("what was claimed since the plan is not taken over with other words", async (scene) => {
    const space = scene.workspace();
    const id = await crashAfterFiling(space, only({ idempotencyKey: "late" }));
    const edited = only({ idempotencyKey: "late", title: "Install nginx" });
    const proposed = await space.plan(edited);
    expect(proposed.refused).toBe(false);
    await scene.claim(id);
    expect(errors(await space.apply(proposed)).join()).toMatch(locked);
    expect(await scene.ticket(id)).toMatchObject({ title: "Install Apache", state: "reviewing" });
  });

  fact(
    "a key that another state holds is a warning at plan and a refusal at create",
    async (scene) => {
      const space = scene.workspace();
      await settle(space, only());
      const { id } = space.state("it");
      space.lose("it");
      const proposed = await space.plan(only());
      expect(proposed.refused).toBe(false);
      expect(warnings(proposed)).toMatch(/already has this declaration's key/);
      const applied = await space.apply(proposed);
      expect(await scene.events(id)).toEqual(["submit"]);
      expect(space.names).toEqual([]);
      expectOrDeviate(errors(applied).join(), (said) => {
        expect(said).toMatch(/add a moved block, import the ticket.*idempotency_key/);
      });
    },
  );

  fact("two declarations of the same request are not both filed", async (scene) => {
    const space = scene.workspace();
    const before = (await scene.tickets()).length;
    const result = await space.up({ one: request(), two: request() });
    expect(errors(result)).toHaveLength(1);
    const filed = (await scene.tickets()).length - before;
    expectOrDeviate(`${filed} filed: ${errors(result).join()}`, (came) => {
      expect(came).toMatch(/^0 filed: .*add a moved block/s);
    });
  });

  fact("two declarations with keys of their own are two tickets", async (scene) => {
    const space = scene.workspace();
    const before = (await scene.tickets()).length;
    const program = {
      one: request({ idempotencyKey: "one", title: "First" }),
      two: request({ idempotencyKey: "two", title: "Second" }),
    };
    expect(errors(await space.up(program))).toEqual([]);
    expect((await scene.tickets()).length).toBe(before + 2);
    await expectQuiet(space, program);
  });

  fact("the same declaration in two namespaces is two tickets", async (scene) => {
    const before = (await scene.tickets()).length;
    expect(errors(await scene.workspace().up(only()))).toEqual([]);
    expect(errors(await scene.workspace().up(only()))).toEqual([]);
    expect((await scene.tickets()).length).toBe(before + 2);
  });

  fact("two machines that apply the same plan file one ticket", async (scene) => {
    const settings = { namespace: "shared-by-two" };
    const [one, two] = [scene.workspace(settings), scene.workspace(settings)];
    const [first, second] = [await one.plan(only()), await two.plan(only())];
    const before = (await scene.tickets()).length;
    await one.apply(first);
    const outcome = await two.apply(second).then((applied) => errors(applied).join(), String);
    expect(two.names).toEqual([]);
    expect((await scene.tickets()).length).toBe(before + 1);
    expectOrDeviate(outcome, (said) => expect(said).toMatch(/id: planned anew/));
  });

  fact("a rename that the engine is told of keeps the ticket", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    const { id } = space.state("it");
    space.move("it", "renamed");
    await expectQuiet(space, { renamed: request() });
    expect(space.state("renamed")["id"]).toBe(id);
    expect(await scene.events(id)).toEqual(["submit"]);
    space.lose("renamed");
    expect(errors(await space.up({ renamed: request() })).join()).toMatch(/belongs to ticket/);
  });

  fact(
    "a rename that the engine is not told of is refused before anything is done",
    async (scene) => {
      const space = scene.workspace();
      await space.up(only());
      const { id } = space.state("it");
      const proposed = await space.plan({ renamed: request() });
      expect(proposed.refused).toBe(true);
      expect(await scene.events(id)).toEqual(["submit"]);
      expectOrDeviate(errors(proposed).join(), (said) => {
        expect(said).toMatch(/add a moved block/);
      });
    },
  );

  fact("destroyed and declared again, a request is filed anew", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    const { id } = space.state("it");
    await space.up({});
    expect(await scene.ticket(id)).toMatchObject({ state: "cancelled", cancelledBy: "customer" });
    expect(errors(await space.up(only()))).toEqual([]);
    expect(space.state("it")["id"]).not.toBe(id);
    await expectQuiet(space, only());
  });

  fact("forgotten and declared again, a request finds its ticket", async (scene) => {
    const space = scene.workspace();
    const program = only({ onDestroy: "forget" });
    await space.up(program);
    const { id } = space.state("it");
    expect(warnings(await space.up({}))).toMatch(/goes on without a declaration/);
    expect(warnings(await space.up(program))).toMatch(/taken over/);
    expect(space.state("it")["id"]).toBe(id);
    expect(await scene.events(id)).toEqual(["submit"]);
  });

  fact(
    "a ticket that a crash left behind is named by every plan of the namespace",
    async (scene) => {
      const space = scene.workspace();
      await space.up({ kept: request({ serverId: "db-1", title: "Check the disk" }) });
      const id = await crashAfterFiling(space, {
        kept: request({ serverId: "db-1", title: "Check the disk" }),
        it: request(),
      });
      const { number } = await scene.ticket(id);
      const proposed = await space.plan({
        kept: request({ serverId: "db-1", title: "Check the disk" }),
      });
      expect(warnings(proposed)).toContain(`Ticket ${number} has no declaration`);
    },
  );

  fact("a plan says where it could not look at every open ticket", async (scene) => {
    const space = scene.workspace();
    await space.up({ kept: request({ serverId: "db-1" }) });
    space.wire.rewrite("listTickets", { nextCursor: "999999999999999" });
    const proposed = await space.plan({ kept: request({ serverId: "db-1" }), it: request() });
    expect(proposed.refused).toBe(false);
    expect(warnings(proposed)).toMatch(/Not every open ticket was looked at/);
  });

  fact("a crash followed by an edit does not file twice", async (scene) => {
    const space = scene.workspace();
    const before = (await scene.tickets()).length;
    await crashAfterFiling(space, only());
    const result = await space.up(only({ title: "Install nginx" }));
    expect((await scene.tickets()).length).toBe(before + 1);
    expectOrDeviate(`${errors(result).join()} | ${warnings(result)}`, (told) => {
      expect(told).toMatch(/may be this very request.*Undo the edit.* \|/s);
    });
  });

  fact("a ticket that was let go is not taken over beside one that a crash left", async (scene) => {
    const space = scene.workspace();
    await space.up(only({ onDestroy: "forget" }));
    await space.up({});
    await crashAfterFiling(space, only({ title: "Install nginx" }));
    const result = await space.up(only());
    const managed = space.names.map((name) => space.id(name));
    const orphans = (await scene.ticketsOf(space.namespace)).filter(
      ({ binding, id }) => !binding.everHeld && !managed.includes(id),
    );
    const told = `${errors(result).join()} | ${warnings(result)}`;
    expectOrDeviate(`${orphans.length} left: ${told}`, (came) => {
      expect(came).toMatch(/^1 left: .*may be this very request.*import it.* \|/s);
    });
  });

  fact(
    "an undeclared ticket on the server is no obstacle to a request with a key",
    async (scene) => {
      const space = scene.workspace();
      await crashAfterFiling(space, only());
      const meant = only({ title: "Install nginx", idempotencyKey: "another" });
      const { changes, told } = await space.plan(meant);
      expect(errors({ told })).toEqual([]);
      expect(changes.get("it")).toMatchObject({ action: "create" });
    },
  );
}

/** Files, and lets the desk know that the state has it. */
async function settle(space: Workspace, program: ReturnType<typeof only>): Promise<void> {
  await space.up(program);
  await space.refresh();
}

/** The desk has the ticket, and no state knows of it. */
export async function crashAfterFiling(
  space: Workspace,
  program: ReturnType<typeof only>,
): Promise<unknown> {
  const proposed = await space.plan(program);
  space.wire.cut("putTicketByKey", "after");
  await space.apply(proposed);
  return proposed.changes.get("it")?.planned?.["requestId"];
}

export async function expectQuiet(
  space: Workspace,
  program: ReturnType<typeof only>,
): Promise<void> {
  const { changes, told } = await space.plan(program);
  expect(errors({ told })).toEqual([]);
  expect([...changes.values()].map(({ action }) => action)).toEqual(
    Object.keys(program).map(() => "none"),
  );
}
