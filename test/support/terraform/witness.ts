/** Sees plugin processes from outside: what they do, and that they are gone. */
import { createServer, type Server, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { once } from "node:events";
import { join } from "node:path";

export interface Witness {
  /** For the environment of the engine, which plugins inherit. */
  readonly environment: Readonly<Record<string, string>>;
  /** Everything that plugins said, in order. */
  readonly events: readonly string[];
  /** Fulfilled when some plugin says this. */
  saw(event: string): Promise<void>;
  /** Fulfilled when no plugin lives; at least one must have lived. */
  sawTheLastOne(): Promise<void>;
  close(): Promise<void>;
}

export async function startWitness(folder: string): Promise<Witness> {
  const path = join(folder, "witness");
  const living = new Set<Socket>();
  const events: string[] = [];
  const server: Server = createServer((socket) => {
    living.add(socket);
    // A plugin that is killed resets its line.
    socket.on("error", () => {});
    const lines = createInterface({ input: socket });
    // It repeats the error of its socket, and one that nobody hears ends the run outside of any test.
    lines.on("error", () => {});
    lines.on("line", (event) => {
      events.push(event);
      server.emit("event", event);
    });
    socket.once("close", () => {
      living.delete(socket);
      if (living.size === 0) server.emit("alone");
    });
  });
  server.listen(path);
  await once(server, "listening");
  return {
    environment: { SAMPLE_WITNESS: path },
    events,
    async saw(event) {
      while (!events.includes(event)) await once(server, "event");
    },
    async sawTheLastOne() {
      if (living.size > 0) await once(server, "alone");
    },
    async close() {
      server.close();
      await once(server, "close");
    },
  };
}
