/** What is told in Korean, and what can be told while nothing is known yet. */
import { expect } from "vitest";
import { Unknown, unknown } from "../../../../framework/value/index.ts";
import type { Told } from "../../../support/engine-client.ts";
import { contactCanaries, decision, engagement, grant, key, only, request } from "./samples.ts";
import { expectOrDeviate, type Fact } from "./fact.ts";
import { errors } from "./shown-messages.ts";

const hangul = /\p{Script=Hangul}/u;

export function languageCases(fact: Fact): void {
  fact(
    "everything that a Korean user is told is Korean, and repeats no contact data",
    async (scene) => {
      const space = scene.workspace({ language: "ko" });
      const told: Told[] = [...(await space.up(engagement())).told];
      const id = space.id("it");
      told.push(...(await space.up(engagement({}, { serverId: "db-1" }))).told);
      told.push(...(await space.up(engagement({}, { maxCost: 1, title: "nginx" }))).told);
      told.push(...(await space.up(engagement({}, { idempotencyKey: "other" }))).told);
      await scene.claim(id);
      told.push(...(await space.up(engagement({}, { title: "nginx" }))).told);
      told.push(
        ...(await space.up(engagement({}, { title: "nginx", ignoreLockedEdits: true }))).told,
      );
      const { workPlanHash } = await scene.requestApproval(id);
      told.push(...(await space.up(engagement())).told);
      const named = { workPlanHash, acknowledgeIrreversible: true };
      told.push(...(await space.up(engagement({ ...named, maxCost: 1 }))).told);
      told.push(...(await space.up(engagement(named))).told);
      told.push(...(await space.up({ it: request(), grant: grant(), key })).told);
      told.push(...(await space.up({})).told);
      expect(told.length).toBeGreaterThan(10);
      for (const { message } of told) expect(message).toMatch(hangul);
      for (const canary of contactCanaries) expect(JSON.stringify(told)).not.toContain(canary);
      expect(space.text("it", "stateLabel")).toMatch(hangul);
    },
  );

  fact("as long as the desk's address is unknown a plan promises nothing", async (scene) => {
    const space = scene.workspace({ endpoint: unknown });
    const program = { it: request(), grant: grant(), key, decision: decision() };
    const { changes, told } = await space.plan(program);
    expect(errors({ told })).toEqual([]);
    expect([...changes.values()].map(({ action }) => action)).toEqual(Array(4).fill("create"));
    expect(changes.get("it")?.planned?.["requestId"]).toBeInstanceOf(Unknown);
  });

  fact("a decision about a request that is not known yet waits", async (scene) => {
    const space = scene.workspace();
    const inputs = { requestId: unknown, decision: "confirm" };
    const { changes, told } = await space.plan({ it: { type: "WorkDecision", inputs } });
    expect(errors({ told })).toEqual([]);
    expect(changes.get("it")?.planned?.["status"]).toBeInstanceOf(Unknown);
  });

  fact(
    "an engine without a namespace is asked for one, where nothing else tells states apart",
    async (scene) => {
      const space = scene.workspace({ namespace: "" });
      const result = await space.plan(only());
      expectOrDeviate(errors(result).join(), (said) => expect(said).toMatch(/namespace/));
    },
  );
}
