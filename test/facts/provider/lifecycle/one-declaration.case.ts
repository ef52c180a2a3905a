/** Two declarations of what the desk has once for each ticket. */
import { expect } from "vitest";
import { type Fields, unknown } from "../../../../framework/value/index.ts";
import type { Declaration, Program } from "../../../support/lifecycle/workspace.ts";
import { expectOrDeviate, type Fact } from "./fact.ts";
import { decision, grant, key, only, request } from "./samples.ts";
import { errors } from "./shown-messages.ts";
import { expectQuiet } from "./support-request/filing.case.ts";
import { asked } from "./work-decision/approval-requested.ts";

const decisionTwice = /Two declarations decide about ticket N\d+.*One decision for each ticket/s;
const grantTwice = /Two declarations open the firewall access of ticket N\d+.*Keep one of them/s;

/** Both are named by an attribute whose value is not known at plan. */
function unseen({ type, inputs }: Declaration): Declaration {
  return {
    type,
    inputs: (of) => {
      const written = typeof inputs === "function" ? inputs(of) : inputs;
      const isPlanned = typeof of("it", "number") !== "string";
      return isPlanned ? { ...written, requestId: unknown } : written;
    },
  };
}

const reReview = { decision: "re_review", reason: "Another way, please." };

export function oneDeclarationCases(fact: Fact): void {
  for (const [others, second] of [
    ["confirm and send back", reReview],
    ["say the same of", {}],
  ] as const) {
    fact(`two new decisions that ${others} one ticket are refused at plan`, async (scene) => {
      const before: Program = { it: request(), grant: grant(), key };
      const { space, id, workPlanHash } = await asked(scene, before);
      const confirm: Fields = { workPlanHash, acknowledgeIrreversible: true };
      const other = decision({ ...confirm, ...second });
      const proposed = await space.plan({ ...before, decision: decision(confirm), other });
      expect(proposed.refused).toBe(true);
      expect(errors(proposed).join()).toMatch(decisionTwice);
      expect(await scene.ticket(id)).toMatchObject({ state: "approval_requested" });
    });
  }

  fact("a decision beside one that was made is refused at plan, in either order", async (scene) => {
    const { space, workPlanHash } = await asked(scene);
    const made = { it: request(), grant: grant(), key };
    const confirm: Fields = { workPlanHash, acknowledgeIrreversible: true };
    const [first, second] = [decision(confirm), decision(reReview)];
    for (const program of [
      { ...made, decision: first, other: second },
      { ...made, other: second, decision: first },
    ]) {
      expect(errors(await space.plan(program)).join()).toMatch(decisionTwice);
    }
    expect(errors(await space.up({ ...made, decision: first }))).toEqual([]);
  });

  fact("a decision may be renamed and replaced, whatever comes first", async (scene) => {
    const { space, id, workPlanHash } = await asked(scene);
    const confirm: Fields = { workPlanHash, acknowledgeIrreversible: true };
    const made = { it: request(), grant: grant(), key };
    for (const createFirst of [true, false]) {
      const name = createFirst ? "renamed" : "again";
      const program = { ...made, [name]: decision(confirm) };
      expect(errors(await space.up(program, { createFirst }))).toEqual([]);
      const replaced = await space.up(program, { createFirst, replace: [name] });
      expect(errors(replaced)).toEqual([]);
      await expectQuiet(space, program);
    }
    expect((await scene.events(id)).filter((each) => each === "confirm")).toHaveLength(1);
  });

  fact(
    "two declarations of one ticket in a state are refused until one is taken out",
    async (scene) => {
      const space = scene.workspace();
      await space.up(only());
      const { id } = space.state("it");
      await space.import("two", "SupportRequest", space.id("it"));
      const said: string[] = [];
      for (const program of [
        { it: request(), two: request() },
        { it: request() },
        { two: request() },
      ]) {
        const proposed = await space.plan(program);
        said.push(...(proposed.refused ? errors(proposed) : []));
      }
      expectOrDeviate(said.join(), (came) => {
        expect(came.match(/Two declarations have ticket N\d+.*?destroy = false/gs)).toHaveLength(3);
      });
      space.lose("two");
      await expectQuiet(space, only());
      expect(await scene.events(id)).toEqual(["submit"]);
    },
  );

  fact("a ticket that a state has twice goes with both of its declarations", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    const { id } = space.state("it");
    await space.import("two", "SupportRequest", space.id("it"));
    expect(errors(await space.up({}))).toEqual([]);
    expect(await scene.ticket(id)).toMatchObject({ state: "cancelled", cancelledBy: "customer" });
  });

  fact("two new grants of one request are refused at plan", async (scene) => {
    const space = scene.workspace();
    const program = { it: request(), one: grant({ duration: "2h" }), two: grant() };
    const proposed = await space.plan({ ...program });
    expect(proposed.refused).toBe(true);
    expect(errors(proposed).join()).toMatch(/of ticket tkt_\w+.*Keep one of them/s);
    expect(errors(await space.up(only()))).toEqual([]);
    expect(errors(await space.plan(program)).join()).toMatch(grantTwice);
  });

  for (const [things, thing, said] of [
    ["decisions", decision({ grantId: null }), decisionTwice],
    ["grants", grant(), grantTwice],
  ] as const) {
    fact(
      `two ${things} that are planned before their request is known are not both made`,
      async (scene) => {
        const space = scene.workspace();
        const program = { it: request(), one: unseen(thing), two: unseen(thing) };
        const applied = await space.up(program);
        expect(errors(applied).join()).toMatch(said);
        expect(space.names.filter((name) => name === "one" || name === "two")).toEqual(["one"]);
      },
    );
  }

  fact(
    "two grants that a state has already are refused until one is taken out of it",
    async (scene) => {
      const space = scene.workspace();
      await space.up({ it: request(), one: grant() });
      await space.import("two", "FirewallGrant", space.id("one"));
      const proposed = await space.plan({ it: request(), one: grant(), two: grant() });
      expectOrDeviate(errors(proposed).join(), (said) => {
        expect(said).toMatch(/take one out without destroying it/);
      });
      space.lose("two");
      await expectQuiet(space, { it: request(), one: grant() });
    },
  );
}
