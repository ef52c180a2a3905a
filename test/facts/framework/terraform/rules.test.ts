import { afterEach, describe, expect, test } from "vitest";
import {
  type Outcome,
  type Plan,
  type Stored,
  succeeded,
} from "../../../../framework/contract/index.ts";
import { type Fields, unknown } from "../../../../framework/value/index.ts";
import type { Applied, Planned } from "../../../support/engine-client.ts";
import { sampleProvider, widget } from "../../../support/sample-provider.ts";
import { SampleService } from "../../../support/sample-service.ts";
import { type TerraformClient, terraformClient } from "../../../support/terraform/client.ts";

let engine: TerraformClient;

afterEach(() => engine.close());

/** A widget that plans, or stores, something else than it should. */
async function spoilt(planned: Fields, stored: Fields): Promise<void> {
  const resource = {
    ...widget,
    plan: async (...given: Parameters<typeof widget.plan>): Promise<Outcome<Plan>> => {
      const { value, diagnostics } = await widget.plan(...given);
      if (value?.action !== "create") return { diagnostics };
      return succeeded({ ...value, planned: { ...value.planned, ...planned } });
    },
    create: async (...given: Parameters<typeof widget.create>): Promise<Outcome<Stored>> => {
      const { value, diagnostics } = await widget.create(...given);
      if (value === undefined) return { diagnostics };
      return succeeded({ ...value, state: { ...value.state, ...stored } });
    },
  };
  const provider = sampleProvider(new SampleService());
  engine = await terraformClient({ ...provider, resources: { FancyWidget: resource } });
  await engine.configure({});
}

const inputs = { name: "alpha", amount: 1, parts: [{ partName: "bolt" }], tags: ["a"] };

function plan(): Promise<Planned> {
  return engine.plan("FancyWidget", null, inputs);
}

async function planAndApply(): Promise<Applied> {
  const { change } = await plan();
  if (change === undefined) throw new Error("there is no plan");
  return engine.apply(change);
}

describe("the engine's rules", () => {
  test.each<readonly [Fields, string]>([
    [{ amount: 2 }, "amount: planned another value"],
    [{ amount: unknown }, "amount: planned another value"],
    [{ weight: 3 }, "weight: planned though nobody wrote it"],
    [{ parts: [{ partName: "nut", quantity: 1 }] }, "partName: planned another value"],
    [{ parts: [] }, "parts: planned another value"],
    [{ tags: ["b"] }, "tags: planned another value"],
  ])("find that a plan of %j is not what was written: %s", async (planned, problem) => {
    await spoilt(planned, {});
    await expect(plan()).rejects.toThrow(problem);
  });

  test.each<readonly [Fields, string]>([
    [{ amount: 2 }, "amount: not as planned"],
    [{ code: "X" }, "code: not as planned"],
    [{ serial: unknown }, "serial: still unknown"],
    [{ parts: [] }, "parts: not as planned"],
    [{ tags: ["b"] }, "tags: not as planned"],
  ])("find that a result of %j is not what was planned: %s", async (stored, problem) => {
    await spoilt({}, stored);
    await expect(planAndApply()).rejects.toThrow(problem);
  });
});

test("a provider that keeps the rules is not blamed", async () => {
  await spoilt({}, {});
  expect((await planAndApply()).kept?.state).toMatchObject(inputs);
});
