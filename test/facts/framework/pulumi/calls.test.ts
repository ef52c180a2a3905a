import { once } from "node:events";
import { Code, ConnectError } from "@connectrpc/connect";
import type { JsonObject } from "@bufbuild/protobuf";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Fields } from "../../../../framework/value/index.ts";
import { LogSeverity } from "../../../../framework/wire/generated/pulumirpc_pb.ts";
import { launchProvider, type Pad } from "../../../support/pulumi/launch.ts";
import { type ServedToPulumi, serveToPulumi } from "../../../support/pulumi/served.ts";
import { sampleProvider, widget } from "../../../support/sample-provider.ts";
import { SampleService } from "../../../support/sample-service.ts";

const secretKey = "4dabf18193072939515e22adb298388d";
const secret = (value: string): JsonObject => ({
  [secretKey]: "1b47061264138c4ac30d75fd1eb44270",
  value,
});

function containing(sentence: string): { readonly reason: unknown } {
  const reason: unknown = expect.stringContaining(sentence);
  return { reason };
}

async function failure(call: Promise<unknown>): Promise<ConnectError> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  return ConnectError.from(error);
}

describe("a launch", () => {
  const type = "space:index:Launch";
  const urn = `urn:pulumi:test::probe::${type}::it`;
  let pad: Pad;
  let served: ServedToPulumi;

  beforeEach(async () => {
    pad = { status: "waiting" };
    served = await serveToPulumi(launchProvider(pad));
    await served.rpc.configure({ args: {} });
  });

  afterEach(() => served.close());

  test("is checked with the effect of applying it now", async () => {
    const news = { rocket: "r1", go: true };
    const { inputs } = await served.rpc.check({ urn, type, olds: {}, news });
    expect(inputs).toEqual({ ...news, effect: "wait for the pad" });
  });

  test("refuses an effect that the user wrote", async () => {
    const { failures } = await served.rpc.check({
      urn,
      type,
      olds: {},
      news: { rocket: "r1", effect: "x" },
    });
    expect(failures.map(({ reason }) => reason)).toEqual([
      "effect: This cannot be set. Wanted nothing here, since the provider gives this value. Remove it.",
    ]);
  });

  test("accepts the effect that the engine itself hands back", async () => {
    const olds = { rocket: "r1", effect: "as before" };
    const { failures } = await served.rpc.check({ urn, type, olds, news: olds });
    expect(failures).toEqual([]);
  });

  test("is freshly read before every update", async () => {
    const made = await served.rpc.create({ urn, type, properties: { rocket: "r1" } });
    const { id, properties = {} } = made;
    const inputs = { rocket: "r1" };
    const found = await served.rpc.read({ urn, type, id, properties, inputs });
    const changed = await served.rpc.update({ urn, type, id, olds: properties, news: inputs });
    expect([made, found, changed].map((answer) => answer.refreshBeforeUpdate)).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("keeps the provider's private state beside the outputs", async () => {
    const { properties } = await served.rpc.create({ urn, type, properties: { rocket: "r1" } });
    expect(properties).toEqual({
      rocket: "r1",
      go: null,
      status: "waiting",
      __private: { version: 2, state: { launches: 1 } },
    });
  });

  test("reads state of an older version upgraded, and writes it in the newest", async () => {
    const properties = { vehicle: "r1", status: "waiting", __private: { version: 1, state: {} } };
    const found = await served.rpc.read({ urn, type, id: "r1-1", properties, inputs: {} });
    expect(found.properties).toMatchObject({ rocket: "r1", __private: { version: 2 } });
  });

  test.each([
    [3, "The state was written by a newer provider. Wanted schema version 2 or older, came 3."],
    [0, "The state is too old for this provider. Wanted schema version 2, came 0,"],
  ])("refuses state of version %d, which it cannot upgrade", async (version, words) => {
    const properties = { __private: { version } };
    const { code, rawMessage } = await failure(
      served.rpc.delete({ urn, type, id: "r1-1", properties }),
    );
    expect(code).toBe(Code.FailedPrecondition);
    expect(rawMessage).toContain(words);
  });

  test("tells a warning once, with its resource and its property", async () => {
    await served.rpc.create({ urn, type, properties: { rocket: "r1" }, preview: true });
    await served.rpc.create({ urn, type, properties: { rocket: "r1" } });
    expect(served.engine.lines).toMatchObject([
      {
        severity: LogSeverity.WARNING,
        urn,
        ephemeral: false,
        message:
          "go: The pad is not ready. Wanted a ready pad, came a waiting one. Apply again later.",
      },
    ]);
  });

  test.each([
    ["a cancelled run", () => served.rpc.cancel({}), 0],
    ["the user's own timeout", async () => {}, 0.01],
  ])("ends by %s with a clean failure", async (_, interrupt, timeout) => {
    const { promise: launching, resolve: begun } = Promise.withResolvers<void>();
    pad.onLaunching = async (signal) => {
      begun();
      // On a busy machine the time is over before the launch begins.
      if (!signal.aborted) await once(signal, "abort");
      signal.throwIfAborted();
    };
    const call = failure(served.rpc.create({ urn, type, properties: { rocket: "r1" }, timeout }));
    await launching;
    await interrupt();
    const { code, rawMessage } = await call;
    expect(code).toBe(Code.Canceled);
    expect(rawMessage).toContain("Create was cancelled. Wanted to finish");
  });

  test("can be carried out again when another engine attaches after a cancelled run", async () => {
    await served.rpc.cancel({});
    await served.rpc.attach({ address: served.engine.address });
    pad.onLaunching = async (signal) => signal.throwIfAborted();
    const { id } = await served.rpc.create({ urn, type, properties: { rocket: "r1" } });
    expect(id).toBe("r1-1");
  });

  test.each<readonly [string, JsonObject, readonly string[]]>([
    ["numbers as text", { seats: "2" }, []],
    ["lists as text", { crew: '["a","b"]' }, []],
    ["truths as text", { korean: "false" }, []],
    ["plain values", { seats: 2, crew: ["a"], korean: false }, []],
    ["secrets in text", { crew: JSON.stringify([secret("a")]) }, []],
    ["what the engine adds", { version: "0.1.0", pluginDownloadURL: "x", __internal: {} }, []],
    ["text that is no number", { seats: "two" }, ["seats: This is of another type."]],
    ["a wrong name", { seat: "2" }, ["seat: There is no such property."]],
    ["nothing right in Korean", { seats: "two", korean: "true" }, ["형식이 다릅니다"]],
  ])("validates a configuration with %s", async (_, news, sentences) => {
    const { inputs, failures } = await served.rpc.checkConfig({ news });
    expect(inputs).toEqual(news);
    expect(failures).toMatchObject(sentences.map(containing));
  });

  test("never is replaced by a change of the configuration", async () => {
    const changed = await served.rpc.diffConfig({
      oldInputs: { seats: "1" },
      news: { seats: "2" },
    });
    expect([changed.changes, changed.replaces]).toEqual([2, []]);
    const unchanged = await served.rpc.diffConfig({
      oldInputs: { seats: "1" },
      news: { seats: "1" },
    });
    expect(unchanged.changes).toBe(1);
  });
});

describe("a widget", () => {
  const type = "sample:index:FancyWidget";
  const urn = `urn:pulumi:test::probe::${type}::it`;
  let service: SampleService;
  let served: ServedToPulumi;

  beforeEach(async () => {
    service = new SampleService();
    served = await serveToPulumi(sampleProvider(service));
  });

  afterEach(() => served.close());

  test("is not created without a configuration", async () => {
    const { code, rawMessage } = await failure(
      served.rpc.create({ urn, type, properties: { name: "wheel" } }),
    );
    expect(code).toBe(Code.FailedPrecondition);
    expect(rawMessage).toContain('The provider "sample" is not configured');
  });

  test("is not created when the configuration is refused", async () => {
    const args = { endpoint: "elsewhere" };
    const { code, rawMessage } = await failure(served.rpc.configure({ args }));
    expect(code).toBe(Code.FailedPrecondition);
    expect(rawMessage).toContain(
      'endpoint: The service is not there. Wanted "memory", came "elsewhere"',
    );
  });

  test("is marked secret where it is declared so, and where its input was", async () => {
    await served.rpc.configure({ args: {} });
    const news = { name: "wheel", contact: "c", notes: { a: secret("b"), d: "e" }, password: "p" };
    const { inputs = {} } = await served.rpc.check({ urn, type, olds: {}, news });
    expect(inputs).toMatchObject({ contact: secret("c"), password: secret("p") });
    const { properties = {} } = await served.rpc.create({ urn, type, properties: inputs });
    expect(properties).toMatchObject({ contact: secret("c"), notes: { a: secret("b"), d: "e" } });
    expect(properties).not.toHaveProperty("password");
  });

  test("that fails by a bug tells where, and nothing of what the user wrote", async () => {
    await served.rpc.configure({ args: {} });
    const properties = { name: "broken", password: "canary" };
    const { code, rawMessage } = await failure(served.rpc.create({ urn, type, properties }));
    expect(code).toBe(Code.Internal);
    expect(rawMessage).toContain(
      "The provider sample 1.2.3 has a bug. Wanted an answer to Create, came Error at ",
    );
    expect(rawMessage).not.toContain("canary");
  });

  test("keeps what a refresh is told to ignore, at any depth", async () => {
    await served.rpc.configure({ args: {} });
    const news = { name: "wheel", shape: { outerWidth: 4, unit: "mm" }, notes: { a: "b" } };
    const { id, properties = {} } = await served.rpc.create({ urn, type, properties: news });
    const olds = { ...properties, shape: { outerWidth: 9, unit: "mm" }, notes: { a: "c" } };
    const request = { urn, type, id, olds, oldInputs: news, news };
    const seen = await served.rpc.diff(request);
    expect(Object.keys(seen.detailedDiff).toSorted()).toEqual(["notes", "shape.outerWidth"]);
    const ignored = await served.rpc.diff({
      ...request,
      ignoreChanges: ["shape.outerWidth", "notes.*"],
    });
    expect(ignored.changes).toBe(1);
  });

  test("compares inputs where inputs differ, and the live state where they do not", async () => {
    await served.rpc.configure({ args: {} });
    const oldInputs = { name: "wheel", amount: 3, weight: 1 };
    const { id, properties = {} } = await served.rpc.create({ urn, type, properties: oldInputs });
    const news = { name: "hoop", amount: 3, region: "south" };
    const olds = { ...properties, amount: 9 };
    const { detailedDiff, ...rest } = await served.rpc.diff({
      urn,
      type,
      id,
      olds,
      oldInputs,
      news,
    });
    expect(detailedDiff).toMatchObject({
      name: { kind: 4, inputDiff: true },
      amount: { kind: 4, inputDiff: false },
      weight: { kind: 2, inputDiff: true },
      region: { kind: 5, inputDiff: true },
    });
    expect(rest).toMatchObject({ changes: 2, replaces: ["region"], deleteBeforeReplace: true });
  });

  test("that replaces another is previewed with what was noted of the other", async () => {
    const seen: Fields[] = [];
    const plan: typeof widget.plan = (proposal, call) => {
      if (proposal.prior === null) seen.push(proposal.private);
      return widget.plan(proposal, call);
    };
    const provider = {
      ...sampleProvider(service),
      resources: { FancyWidget: { ...widget, plan } },
    };
    const watched = await serveToPulumi(provider);
    await watched.rpc.configure({ args: {} });
    const oldInputs = { name: "wheel" };
    const { id, properties: olds = {} } = await watched.rpc.create({
      urn,
      type,
      properties: oldInputs,
    });
    const news = { name: "wheel", region: "south" };
    await watched.rpc.diff({ urn, type, id, olds, oldInputs, news });
    await watched.rpc.create({ urn, type, properties: news, preview: true });
    await watched.rpc.create({ urn: `${urn}-2`, type, properties: news, preview: true });
    await watched.rpc.create({ urn, type, properties: news });
    expect(seen).toEqual([{}, { replaces: id }, {}, {}]);
    await watched.close();
  });

  test("refuses an update that has become a replacement since the preview", async () => {
    await served.rpc.configure({ args: {} });
    const { id, properties = {} } = await served.rpc.create({
      urn,
      type,
      properties: { name: "wheel" },
    });
    const news = { name: "wheel", region: "south" };
    const { code, rawMessage } = await failure(
      served.rpc.update({ urn, type, id, olds: properties, news }),
    );
    expect(code).toBe(Code.FailedPrecondition);
    expect(rawMessage).toContain("This change has become a replacement");
  });

  test("of a type that does not exist is refused with those that do", async () => {
    const { rawMessage } = await failure(served.rpc.check({ urn, type: "sample:index:Gadget" }));
    expect(rawMessage).toContain(`There is no "sample:index:Gadget". Wanted one of: ${type}.`);
  });

  test("is described by a schema, a version and no mapping", async () => {
    expect((await served.rpc.getPluginInfo({})).version).toBe("1.2.3");
    expect((await served.rpc.getSchema({})).schema).toContain('"sample:index:FancyWidget"');
    expect((await served.rpc.getMappings({ key: "terraform" })).providers).toEqual([]);
    expect((await served.rpc.getMapping({ key: "terraform" })).provider).toBe("");
    const { rawMessage } = await failure(served.rpc.invoke({ tok: "sample:index:lookup" }));
    expect(rawMessage).toContain('There is no function "sample:index:lookup"');
  });

  test("shows its progress beside the resource, each line once", async () => {
    await served.rpc.configure({ args: {} });
    for (const name of ["wheel", "wheel", "hoop"])
      await served.rpc.create({ urn, type, properties: { name } });
    // Nobody waits for progress to arrive: a line may come after the answers, but after no later line.
    const shown = ["wheel", "hoop"].map((name) => ({
      ephemeral: true,
      message: `creating ${name}`,
      urn,
    }));
    const arrived = () => expect(served.engine.lines).toMatchObject(shown);
    await vi.waitFor(arrived, { timeout: 10_000 });
  });

  test("is validated in the language of the configuration", async () => {
    await served.rpc.configure({ args: { language: "ko" } });
    const { failures } = await served.rpc.check({ urn, type, olds: {}, news: { name: 5 } });
    expect(failures[0]?.reason).toContain("형식이 다릅니다");
  });
});
