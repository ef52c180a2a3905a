import {
  type Call,
  type Configured,
  type Diagnostic,
  hasError,
  type Language,
  type Outcome,
  type Provider,
  type Resource,
} from "../contract/index.ts";
import { pulumiToken } from "../schema/index.ts";
import type { Fields } from "../value/index.ts";
import { toFailure, toText } from "./diagnostics.ts";
import { Engine } from "./engine.ts";
import type { Deadline } from "./host.ts";
import { diagnosticError } from "./messages.ts";

/** The part of a request that says what it is about. */
export interface Subject {
  readonly urn: string;
  readonly type: string;
  /** The user's own limit; 0 is none. */
  readonly timeout?: number;
}

const millisecondsPerSecond = 1000;

/** What this process knows between two calls of the engine. */
export class Session<Client> {
  readonly provider: Provider<Client>;
  readonly #deadline: Deadline;
  readonly #resources: ReadonlyMap<string, Resource<Client>>;
  #engine: Engine | null = null;
  #configured: Configured<Client> | null = null;
  #stop = new AbortController();
  readonly #replaced = new Map<string, Fields>();

  constructor(provider: Provider<Client>, deadline: Deadline) {
    this.provider = provider;
    this.#deadline = deadline;
    this.#resources = new Map(
      Object.entries(provider.resources).map(([name, resource]) => [
        pulumiToken(provider.name, name),
        resource,
      ]),
    );
  }

  /** An engine begins; when a debugger holds the process, a second one may. */
  attach(engineAddress: string): void {
    if (engineAddress !== "") this.#engine = new Engine(engineAddress);
    if (this.#stop.signal.aborted) this.#stop = new AbortController();
    this.#replaced.clear();
  }

  resource(token: string): Resource<Client> {
    const resource = this.#resources.get(token);
    if (resource !== undefined) return resource;
    throw diagnosticError("resource_unknown", { name: token, wanted: [...this.#resources.keys()] });
  }

  /** Calls under way go on with the configuration they began with. */
  configure(configured: Configured<Client>): void {
    this.#configured = configured;
  }

  /** Validation comes before any configuration: it sees what the environment says. */
  get settings(): Fields {
    return this.#configured?.settings ?? this.provider.complete({});
  }

  get language(): Language {
    return this.provider.language(this.settings);
  }

  /** For planning, which must go on while there is no client. */
  call({ urn, timeout = 0 }: Subject, signal: AbortSignal): Call<Client | null> {
    const signals = [signal, this.#stop.signal];
    if (timeout > 0) signals.push(this.#deadline(timeout * millisecondsPerSecond));
    return {
      client: this.#configured?.client ?? null,
      settings: this.settings,
      signal: AbortSignal.any(signals),
      origin: urn,
      progress: (sentence) => this.#engine?.progress(urn, sentence),
    };
  }

  /** The same call, for what cannot be done without a client. */
  connected(call: Call<Client | null>): Call<Client> {
    const { client } = call;
    if (client !== null) return { ...call, client };
    throw diagnosticError("not_configured", { provider: this.provider.name });
  }

  /** Aborts every call under way, and every later one until an engine attaches anew. */
  stop(): void {
    this.#stop.abort();
  }

  /** What the plan of a replacement keeps of the old object, for the plan of the new one. */
  keepPrivateOfReplaced(urn: string, privateState: Fields | null): void {
    if (privateState === null) this.#replaced.delete(urn);
    else this.#replaced.set(urn, privateState);
  }

  /** Empty where the resource replaces none. */
  privateOfReplaced(urn: string): Fields {
    return this.#replaced.get(urn) ?? {};
  }

  async warn(urn: string, diagnostics: readonly Diagnostic[]): Promise<void> {
    for (const diagnostic of diagnostics) {
      if (diagnostic.severity === "warning") await this.#engine?.warn(urn, toText(diagnostic));
    }
  }

  /** The value of an outcome that must have no error; its warnings go to the user. */
  async unwrap<T>(urn: string, { value, diagnostics }: Outcome<T>): Promise<T> {
    await this.warn(urn, diagnostics);
    if (value === undefined || hasError(diagnostics)) throw toFailure(diagnostics);
    return value;
  }
}
