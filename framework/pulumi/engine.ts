/** The engine that started us: what we send it besides responses, and how we notice that it is gone. */
import { connect } from "node:http2";
import { type Client, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { Engine as EngineService, LogSeverity } from "../wire/generated/pulumirpc_pb.ts";

/** A warning repeated by preview and diff is sent once; more than these are sent again. */
const rememberedMax = 10_000;

export class Engine {
  readonly #client: Client<typeof EngineService>;
  readonly #warned = new Set<string>();
  readonly #lastProgress = new Map<string, string>();

  constructor(address: string) {
    this.#client = createClient(
      EngineService,
      createGrpcTransport({ baseUrl: `http://${address}` }),
    );
  }

  async warn(urn: string, message: string): Promise<void> {
    const key = `${urn}\n${message}`;
    if (this.#warned.has(key)) return;
    if (this.#warned.size >= rememberedMax) this.#warned.clear();
    this.#warned.add(key);
    await this.#log({ severity: LogSeverity.WARNING, urn, message });
  }

  /** Shown beside the resource until the next one. */
  progress(urn: string, message: string): void {
    if (this.#lastProgress.get(urn) === message) return;
    if (this.#lastProgress.size >= rememberedMax) this.#lastProgress.clear();
    this.#lastProgress.set(urn, message);
    void this.#log({ severity: LogSeverity.INFO, urn, message, ephemeral: true });
  }

  async #log(line: { severity: LogSeverity; urn: string; message: string; ephemeral?: true }) {
    try {
      await this.#client.log(line);
    } catch {
      // A line that cannot be sent must not fail the call that it is about.
    }
  }
}

/** Calls back when the engine's end of a connection is gone: whoever dies leaves no orphan. */
export function watchEngine(address: string, onGone: () => void): () => void {
  const connection = connect(`http://${address}`);
  // The close that follows every error is what counts.
  connection.on("error", () => {});
  connection.once("close", onGone);
  return () => {
    connection.off("close", onGone);
    connection.destroy();
  };
}
