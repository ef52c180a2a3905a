import { expect, test } from "vitest";
import { packageSchema } from "../../../../framework/pulumi/index.ts";
import { sampleProvider } from "../../../support/sample-provider.ts";
import { SampleService } from "../../../support/sample-service.ts";

const service = new SampleService();
const provider = sampleProvider(service);
const asking = { settings: provider.complete({}), client: service };
const call = { ...asking, signal: AbortSignal.any([]), progress: () => {} };

test("each child of a component can be planned as the resource that it names", async () => {
  const children = Object.entries(provider.components["WidgetPair"]?.children({ name: "a" }) ?? {});
  const plans = children.map(async ([name, { resource, inputs }]) => {
    const proposal = { prior: null, private: {}, inputs };
    const planned = await provider.resources[resource]?.plan(proposal, call);
    return [name, planned?.value];
  });
  expect(await Promise.all(plans)).toMatchObject([
    ["left", { action: "create", planned: { name: "a", region: "west" } }],
    ["right", { action: "create", planned: { name: "a", region: "east" } }],
  ]);
});

test("no face serves a component yet", () => {
  expect(Object.keys(packageSchema(provider)["resources"] ?? {})).toEqual([
    "sample:index:FancyWidget",
  ]);
});
