/** A provider served to Pulumi in this process, and the wire's own client to it. */
import { type Client, createClient } from "@connectrpc/connect";
import { createGrpcTransport, Http2SessionManager } from "@connectrpc/connect-node";
import type { Provider } from "../../../framework/contract/index.ts";
import { servePulumi } from "../../../framework/pulumi/index.ts";
import { ResourceProvider } from "../../../framework/wire/generated/pulumirpc_pb.ts";
import { type FakeEngine, startFakeEngine } from "./engine.ts";

export interface ServedToPulumi {
  readonly engine: FakeEngine;
  readonly rpc: Client<typeof ResourceProvider>;
  /** Fulfilled when the provider has ended by itself. */
  readonly ended: Promise<void>;
  /** As a signal of the operating system would. */
  stop(): void;
  close(): Promise<void>;
}

export async function serveToPulumi<Own>(provider: Provider<Own>): Promise<ServedToPulumi> {
  const engine = await startFakeEngine();
  const { port, stop, ended } = await serveInProcess(provider, [engine.address]);
  const baseUrl = `http://127.0.0.1:${port}`;
  const sessionManager = new Http2SessionManager(baseUrl);
  const rpc = createClient(ResourceProvider, createGrpcTransport({ baseUrl, sessionManager }));
  return {
    engine,
    rpc,
    ended,
    stop,
    async close() {
      stop();
      sessionManager.abort();
      await ended;
      engine.close();
    },
  };
}

/** Serves in this process; without an engine's address it waits for one to attach. */
export async function serveInProcess<Own>(
  provider: Provider<Own>,
  given: readonly string[] = [],
): Promise<{ readonly port: string; readonly ended: Promise<void>; stop(): void }> {
  const stop = new AbortController();
  const { promise: port, resolve: write } = Promise.withResolvers<string>();
  const ended = servePulumi(provider, {
    arguments: given,
    write,
    stop: stop.signal,
    deadline: (timeoutMs) => AbortSignal.timeout(timeoutMs),
  });
  return { port: await port, ended, stop: () => stop.abort() };
}
