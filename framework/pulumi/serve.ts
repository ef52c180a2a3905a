/** The life of a plugin process, from the port it tells to the end of its engine. */
import type { Provider } from "../contract/index.ts";
import { ResourceProvider } from "../wire/generated/pulumirpc_pb.ts";
import { startServer } from "../wire/server.ts";
import { watchEngine } from "./engine.ts";
import type { Host } from "./host.ts";
import { createService } from "./service.ts";
import { Session } from "./session.ts";

/** As large as the engine itself accepts. */
const messageBytesMax = 400 * 1024 * 1024;

/** The engine kills five seconds after it has asked. */
const graceMs = 4000;

/** The engine asked for it and had all its answers; or it vanished, or a call was cut. */
type End = "shut down" | "cut off";

/** Serves until the engine is gone or the process is asked to end. Without an engine it waits to be attached to. */
export async function servePulumi<Client>(provider: Provider<Client>, host: Host): Promise<void> {
  const session = new Session(provider, host.deadline);
  let end: End = "shut down";
  const server = await startServer({
    address: { port: 0 },
    messageBytesMax,
    routes: (router) => router.service(ResourceProvider, createService(session)),
  });
  const cutOff = (): void => {
    end = "cut off";
    session.stop();
    server.destroy();
  };
  const stop = (): void => {
    session.stop();
    server.close();
    host.deadline(graceMs).addEventListener("abort", cutOff, { once: true });
  };
  const engine = engineAddress(host.arguments);
  const unwatch = engine === null ? () => {} : watchEngine(engine, cutOff);
  if (engine !== null) session.attach(engine);
  if (host.stop.aborted) stop();
  host.stop.addEventListener("abort", stop, { once: true });
  if ("port" in server.address) host.write(String(server.address.port));
  const ended = server.closed.then(() => end);
  if ((await ended) === "shut down") await provider.close?.();
  unwatch();
}

/** The one argument that is neither a flag nor a flag's value. */
export function engineAddress(given: readonly string[]): string | null {
  const positional = given.filter((word, index) => {
    return !word.startsWith("-") && given[index - 1] !== "--tracing";
  });
  return positional[0] ?? null;
}
