/** What go-plugin's host expects beside the provider itself: to be obeyed, listened to and reassured. */
import { once } from "node:events";
import type { ConnectRouter } from "@connectrpc/connect";
import { GRPCController, GRPCStdio } from "../wire/generated/goplugin_pb.ts";
import { Health, HealthCheckResponse_ServingStatus } from "../wire/generated/health_pb.ts";

/** `closing` aborts when the server is about to end; `shutDown` is the host's wish that it does. */
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
    // Nothing is ever sent, yet the open stream keeps the host's connection from going idle:
    // after half an hour without a call it would be dropped, and the socket is no longer there.
    async *streamStdio(_, { signal }) {
      const ended = AbortSignal.any([signal, closing]);
      if (!ended.aborted) await once(ended, "abort");
    },
  });
  router.service(Health, {
    async check() {
      return { status: HealthCheckResponse_ServingStatus.SERVING };
    },
  });
}
