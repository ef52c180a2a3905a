/** What engines expect beside the provider itself, by go-plugin's rules: to be obeyed, listened to and reassured. */
import { once } from "node:events";
import type { ConnectRouter } from "@connectrpc/connect";
import { GRPCController, GRPCStdio } from "../wire/generated/goplugin_pb.ts";
import { Health, HealthCheckResponse_ServingStatus } from "../wire/generated/health_pb.ts";

/** `closing` aborts when the server is about to end; `shutDown` is the engine's wish that it does. */
export function addPluginServices(
  router: ConnectRouter,
  closing: AbortSignal,
  shutDown: () => void,
): void {
  router.service(GRPCController, {
    async shutdown() {
      shutDown();
      return {};
    },
  });
  router.service(GRPCStdio, {
    streamStdio: (_, { signal }) => silence(AbortSignal.any([signal, closing])),
  });
  router.service(Health, {
    async check() {
      return { status: HealthCheckResponse_ServingStatus.SERVING };
    },
  });
}

/**
 * A stream of nothing. It keeps the engine's connection from going idle: after half an hour
 * without a call the engine would drop it, and the socket is no longer there to connect again.
 */
function silence(until: AbortSignal): AsyncIterable<never> {
  const next = async (): Promise<IteratorReturnResult<undefined>> => {
    if (!until.aborted) await once(until, "abort");
    return { done: true, value: undefined };
  };
  return { [Symbol.asyncIterator]: () => ({ next }) };
}
