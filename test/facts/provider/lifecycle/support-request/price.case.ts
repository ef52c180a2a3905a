/** What a request costs, in a plan and at the desk: one price, which a ticket keeps for what it has. */
import { expect } from "vitest";
import { demoServices } from "../../../../../desk/demo/catalogue.ts";
import { Unknown } from "../../../../../framework/value/index.ts";
import type { Scene } from "../../../../support/lifecycle/scene.ts";
import type { Workspace } from "../../../../support/lifecycle/workspace.ts";
import { expectOrDeviate, type Fact } from "../fact.ts";
import { only } from "../samples.ts";
import { errors, warnings } from "../shown-messages.ts";
import { crashAfterFiling, expectQuiet } from "./filing.case.ts";

export function priceCases(fact: Fact): void {
  const lost = {
    "whose answer was lost": (space: Workspace, program: ReturnType<typeof only>) =>
      crashAfterFiling(space, program),
    "that was let go": async (space: Workspace, program: ReturnType<typeof only>) => {
      await space.up(program);
      await space.up({});
    },
  };
  for (const [ticket, lose] of Object.entries(lost)) {
    fact(`a ticket ${ticket} is taken over at the price it was filed for`, async (scene) => {
      const code = await offer(scene, 10_000);
      const space = scene.workspace();
      const program = only({ services: [code], onDestroy: "forget", maxCost: 10_000 });
      await lose(space, program);
      const before = (await scene.tickets()).length;
      await offer(scene, 90_000, code);
      const proposed = await space.plan(program);
      expect(proposed.changes.get("it")?.planned).toMatchObject({
        estimatedCost: 10_000,
        vat: 1_000,
      });
      expect(warnings(proposed)).toMatch(/taken over/);
      expect(errors(await space.apply(proposed))).toEqual([]);
      expect(space.state("it")).toMatchObject({ estimatedCost: 10_000, vat: 1_000 });
      await expectQuiet(space, program);
      expect((await scene.tickets()).length).toBe(before);
    });
  }

  fact(
    "an edit of the words keeps the price, also where the limit is below today's",
    async (scene) => {
      const code = await offer(scene, 10_000);
      const space = scene.workspace();
      const words = { services: [code], maxCost: 10_000 };
      await space.up(only(words));
      await offer(scene, 90_000, code);
      const edited = only({ ...words, title: "Install nginx" });
      const proposed = await space.plan(edited);
      expect(proposed.changes.get("it")?.planned).toMatchObject({ estimatedCost: 10_000 });
      expect(errors(await space.apply(proposed))).toEqual([]);
      expect(await scene.ticket(space.id("it"))).toMatchObject({
        title: "Install nginx",
        estimate: { amount: 10_000, vat: 1_000 },
      });
      await expectQuiet(space, edited);
    },
  );

  fact("what is added costs what it costs today, what stays keeps its price", async (scene) => {
    const kept = await offer(scene, 10_000);
    const added = await offer(scene, 5_000);
    const space = scene.workspace();
    await space.up(only({ services: [kept] }));
    await offer(scene, 90_000, kept);
    const more = only({ services: [kept, added] });
    const proposed = await space.plan(more);
    expect(proposed.changes.get("it")?.planned).toMatchObject({
      estimatedCost: 15_000,
      vat: 1_500,
    });
    expect(errors(await space.apply(proposed))).toEqual([]);
    await expectQuiet(space, more);
    const dear = await space.plan(
      only({ services: [kept, added], title: "Other", maxCost: 14_999 }),
    );
    expect(errors(dear).join()).toMatch(/14,999 KRW.*15,000 KRW/);
  });

  fact("where a part stays and a part goes only the desk knows the price", async (scene) => {
    const [kept, dropped, added] = [
      await offer(scene, 10_000),
      await offer(scene, 20_000),
      await offer(scene, 5_000),
    ];
    const space = scene.workspace();
    await space.up(only({ services: [kept, dropped] }));
    await offer(scene, 90_000, kept);
    const other = only({ services: [kept, added] });
    const proposed = await space.plan(other);
    expect(proposed.changes.get("it")?.planned?.["estimatedCost"]).toBeInstanceOf(Unknown);
    expect(errors(await space.apply(proposed))).toEqual([]);
    expect(space.state("it")).toMatchObject({ estimatedCost: 15_000, vat: 1_500 });
    await expectQuiet(space, other);
  });

  fact("a price that changed since the plan is refused before anything is filed", async (scene) => {
    const code = await offer(scene, 10_000);
    const space = scene.workspace();
    const before = (await scene.tickets()).length;
    const proposed = await space.plan(only({ services: [code] }));
    await offer(scene, 90_000, code);
    const outcome = await space.apply(proposed).then((applied) => errors(applied).join(), String);
    const filed = (await scene.tickets()).length - before;
    expectOrDeviate(`${filed} filed: ${outcome}`, (came) => {
      expect(came).toMatch(/^0 filed: .*estimatedCost: planned anew/s);
    });
  });

  fact(
    "a price that changes at the last moment is refused, and nothing is filed",
    async (scene) => {
      const code = await offer(scene, 10_000);
      const space = scene.workspace();
      const before = (await scene.tickets()).length;
      space.wire.meanwhile("putTicketByKey", () => offer(scene, 5_000, code));
      const refused = await space.up(only({ services: [code] }));
      expect(errors(refused).join()).toMatch(shownOtherwise);
      expect(space.names).toEqual([]);
      expect((await scene.tickets()).length).toBe(before);
      expect(errors(await space.up(only({ services: [code] })))).toEqual([]);
      expect(space.state("it")).toMatchObject({ estimatedCost: 5_000 });
    },
  );

  fact(
    "a price that changes at the last moment of an edit leaves the ticket as it is",
    async (scene) => {
      const code = await offer(scene, 10_000);
      const space = scene.workspace();
      await space.up(only());
      space.wire.meanwhile("editTicket", () => offer(scene, 5_000, code));
      const refused = await space.up(only({ services: [code] }));
      expect(errors(refused).join()).toMatch(shownOtherwise);
      expect(await scene.ticket(space.id("it"))).toMatchObject({ estimate: { amount: 30_000 } });
      expect(errors(await space.up(only({ services: [code] })))).toEqual([]);
      await expectQuiet(space, only({ services: [code] }));
    },
  );

  const limits = { raised: { maxCost: 90_000 }, "taken away": {} };
  for (const [what, limit] of Object.entries(limits)) {
    fact(`a limit that is ${what} lets dearer services be chosen`, async (scene) => {
      const space = scene.workspace();
      await space.up(only({ maxCost: 30_000 }));
      const dearer = only({ services: ["security-check"], ...limit });
      expect(errors(await space.up(dearer))).toEqual([]);
      expect(await scene.ticket(space.id("it"))).toMatchObject({ estimate: { amount: 60_000 } });
      await expectQuiet(space, dearer);
    });
  }

  fact("a limit that the desk cannot take is refused at plan", async (scene) => {
    for (const maxCost of [-1, 1_000_000_001]) {
      const proposed = await scene.workspace().plan(only({ maxCost }));
      expect(proposed.refused).toBe(true);
      expect(errors(proposed).join()).toContain("an integer from 0 to 1000000000");
    }
  });

  fact("another limit is no edit of a ticket that is taken over", async (scene) => {
    const space = scene.workspace();
    const id = await crashAfterFiling(space, only({ maxCost: 30_000 }));
    await scene.claim(id);
    const raised = only({ maxCost: 90_000 });
    expect(errors(await space.up(raised))).toEqual([]);
    expect(space.state("it")).toMatchObject({ id, state: "reviewing" });
    await expectQuiet(space, raised);
  });
}

const shownOtherwise = /shown is 10,000 KRW and 1,000 KRW VAT.*now 5,000 KRW.*Nothing was stored/;

let offers = 0;

/** A service of its own for a fact, or from now on another price for one. */
async function offer(scene: Scene, unitPrice: number, code?: string): Promise<string> {
  offers += 1;
  const [sample] = demoServices;
  if (sample === undefined) throw new Error("the example data has no service");
  const service = { ...sample, code: code ?? `service-${offers}`, version: offers, unitPrice };
  const body = { services: [service] };
  void (await scene.desk.ask("admin", "importDeskData", { parameters: {}, body })).answer;
  return service.code;
}
