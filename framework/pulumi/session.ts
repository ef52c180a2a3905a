import type { HandlerContext } from "@connectrpc/connect";
import type { Call, Diagnostic, Language, Outcome, Provider, Resource } from "../contract/index.ts";
import { hasError } from "../contract/index.ts";
import { pulumiToken } from "../schema/index.ts";
import type { Fields } from "../value/index.ts";
import { refused, textOf } from "./answer.ts";
import { Engine } from "./engine.ts";
import { type About, type Code, complaint } from "./sentences.ts";

/** The part of a request that says what it is about. */
export interface Subject {
  readonly urn: string;
  readonly type: string;
  /** The user's own limit; 0 is none. */
  readonly timeout?: number;
}

/** Time as `main` supplies it. */
export type Deadline = (timeoutMs: number) => AbortSignal;

const millisecondsPerSecond = 1000;

/** What this process knows between two calls of the engine. */
export class Session<Client> {
  readonly provider: Provider<Client>;
  readonly #deadline: Deadline;
  readonly #resources: ReadonlyMap<string, Resource<Client>>;
  #engine: Engine | null = null;
  #settings: Fields;
  #client: Client | null = null;
  #cancelled = new AbortController();
  readonly #replaced = new Map<string, Fields>();

  constructor(provider: Provider<Client>, deadline: Deadline) {
    this.provider = provider;
    this.#deadline = deadline;
    this.#settings = provider.complete({});
    this.#resources = new Map(
      Object.entries(provider.resources).map(([name, resource]) => [
        pulumiToken(provider.name, name),
        resource,
      ]),
    );
  }

  /** An engine begins; when a debugger holds the process, a second one may. */
  begin(engineAddress: string): void {
    if (engineAddress !== "") this.#engine = new Engine(engineAddress);
    if (this.#cancelled.signal.aborted) this.#cancelled = new AbortController();
    this.#replaced.clear();
  }

  /** What the plan of a replacement has noted of the old object, for the plan of the new one. */
  noteReplaced(urn: string, notes: Fields | null): void {
    if (notes === null) this.#replaced.delete(urn);
    else this.#replaced.set(urn, notes);
  }

  replacedBy(urn: string): Fields {
    return this.#replaced.get(urn) ?? {};
  }

  configure(settings: Fields, client: Client | null): void {
    this.#settings = settings;
    this.#client = client;
  }

  cancel(): void {
    this.#cancelled.abort();
  }

  get settings(): Fields {
    return this.#settings;
  }

  get language(): Language {
    return this.provider.language(this.#settings);
  }

  resource(token: string): Resource<Client> {
    const resource = this.#resources.get(token);
    if (resource !== undefined) return resource;
    const wanted = [...this.#resources.keys()].join(", ");
    throw this.refusal("resource_unknown", { name: token, wanted });
  }

  call({ urn, timeout = 0 }: Subject, context: HandlerContext): Call<Client | null> {
    const signals = [this.#cancelled.signal, context.signal];
    if (timeout > 0) signals.push(this.#deadline(timeout * millisecondsPerSecond));
    return {
      client: this.#client,
      settings: this.#settings,
      signal: AbortSignal.any(signals),
      origin: urn,
      progress: (sentence) => this.#engine?.progress(urn, sentence),
    };
  }

  /** The same call, for what cannot be done without a client. */
  connected(call: Call<Client | null>): Call<Client> {
    const { client } = call;
    if (client !== null) return { ...call, client };
    throw this.refusal("not_configured", { name: this.provider.name });
  }

  async warn(urn: string, diagnostics: readonly Diagnostic[]): Promise<void> {
    for (const diagnostic of diagnostics) {
      if (diagnostic.severity === "warning") await this.#engine?.warn(urn, textOf(diagnostic));
    }
  }

  /** The value of an outcome that must have no error; its warnings are told. */
  async settled<T>(urn: string, { value, diagnostics }: Outcome<T>): Promise<T> {
    await this.warn(urn, diagnostics);
    if (value === undefined || hasError(diagnostics)) throw refused(diagnostics);
    return value;
  }

  refusal<Of extends Code>(code: Of, about: About<Of>): Error {
    return refused([complaint(this.language, code, [], about)]);
  }
}
