/** Stands in for Pulumi's engine: listens to what a provider tells it. */
import { startServer } from "../../../framework/wire/server.ts";
import {
  Engine,
  type LogRequest,
  LogSeverity,
} from "../../../framework/wire/generated/pulumirpc_pb.ts";

const messageBytesMax = 1024 * 1024;

export interface FakeEngine {
  readonly address: string;
  readonly lines: readonly LogRequest[];
  /** The warnings that came since the last call of this. */
  takeWarnings(): readonly string[];
  close(): void;
}

export async function startFakeEngine(): Promise<FakeEngine> {
  const lines: LogRequest[] = [];
  let taken = 0;
  const server = await startServer({
    address: { port: 0 },
    messageBytesMax,
    routes: (router) =>
      router.service(Engine, {
        log(line) {
          lines.push(line);
          return {};
        },
      }),
  });
  if (!("port" in server.address)) throw new Error("a loopback port was wanted");
  return {
    address: `127.0.0.1:${server.address.port}`,
    lines,
    takeWarnings() {
      const fresh = lines.slice(taken);
      taken = lines.length;
      return fresh
        .filter(({ severity }) => severity === LogSeverity.WARNING)
        .map(({ message }) => message);
    },
    close: () => server.destroy(),
  };
}
