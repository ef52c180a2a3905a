import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createClient } from "@connectrpc/connect";
import { createGrpcTransport, Http2SessionManager } from "@connectrpc/connect-node";
import { servePulumi } from "../../../../framework/pulumi/index.ts";
import { ResourceProvider } from "../../../../framework/wire/generated/pulumirpc_pb.ts";
import { type FakeEngine, startFakeEngine } from "../../../support/pulumi/engine.ts";
import { launchProvider, type Pad } from "../../../support/pulumi/launch.ts";

const type = "space:index:Launch";
const urn = `urn:pulumi:test::probe::${type}::it`;

let engine: FakeEngine;
let stop: AbortController;
/** Aborted when the time for calls under way is over. */
let patience: AbortController;
let closed: boolean;

beforeEach(async () => {
  engine = await startFakeEngine();
  stop = new AbortController();
  patience = new AbortController();
  closed = false;
});

afterEach(() => engine.close());

async function serve(pad: Pad) {
  const { promise: port, resolve: write } = Promise.withResolvers<string>();
  const provider = {
    ...launchProvider(pad),
    async close() {
      closed = true;
    },
  };
  const ended = servePulumi(provider, {
    arguments: [engine.address],
    write,
    stop: stop.signal,
    deadline: () => patience.signal,
  });
  const baseUrl = `http://127.0.0.1:${await port}`;
  const sessionManager = new Http2SessionManager(baseUrl);
  const rpc = createClient(ResourceProvider, createGrpcTransport({ baseUrl, sessionManager }));
  return { ended, rpc, leave: () => sessionManager.abort() };
}

describe("the provider is told of the end", () => {
  test("when the engine asks for it", async () => {
    const { ended, rpc, leave } = await serve({ status: "ready" });
    await rpc.configure({ args: {} });
    await rpc.cancel({});
    stop.abort();
    leave();
    await ended;
    expect(closed).toBe(true);
  });

  test("when a call under way was answered first", async () => {
    const { promise: go, resolve: answer } = Promise.withResolvers<void>();
    const { promise: launching, resolve: begun } = Promise.withResolvers<void>();
    const onLaunching = (): Promise<void> => {
      begun();
      return go;
    };
    const { ended, rpc } = await serve({ status: "ready", onLaunching });
    await rpc.configure({ args: {} });
    const created = rpc.create({ urn, type, properties: { rocket: "r1", go: true } });
    await launching;
    stop.abort();
    answer();
    expect((await created).id).toBe("r1-1");
    await ended;
    expect(closed).toBe(true);
  });
});

describe("the provider is not told of the end", () => {
  test("when the engine has vanished", async () => {
    const { ended } = await serve({ status: "ready" });
    engine.close();
    await ended;
    expect(closed).toBe(false);
  });

  test("when a call had to be cut", async () => {
    const { promise: launching, resolve: begun } = Promise.withResolvers<void>();
    const onLaunching = (): Promise<void> => {
      begun();
      return new Promise(() => {});
    };
    const { ended, rpc } = await serve({ status: "ready", onLaunching });
    await rpc.configure({ args: {} });
    const created = rpc.create({ urn, type, properties: { rocket: "r1", go: true } });
    await launching;
    stop.abort();
    patience.abort();
    await expect(created).rejects.toThrow(/stream closed/);
    await ended;
    expect(closed).toBe(false);
  });
});
