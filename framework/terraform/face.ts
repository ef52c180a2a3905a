/** What every call needs: the provider by wire names, the present configuration, and a way to stop. */
import type { Asking, Call, DataSource, Language, Provider, Resource } from "../contract/index.ts";
import { terraformType } from "../schema/index.ts";
import type { Fields } from "../value/index.ts";
import type { Log } from "./logger.ts";
import { Refusal } from "./messages.ts";

/** A configuration, and the client it led to; null while a setting that it needs is unknown. */
export interface Configured<Client> {
  readonly settings: Fields;
  readonly client: Client | null;
}

export class Face<Client> {
  readonly provider: Provider<Client>;
  readonly log: Log;
  readonly resources: ReadonlyMap<string, Resource<Client>>;
  readonly dataSources: ReadonlyMap<string, DataSource<Client>>;
  #session: Configured<Client> | null = null;
  #stop = new AbortController();

  constructor(provider: Provider<Client>, log: Log) {
    this.provider = provider;
    this.log = log;
    this.resources = byWireName(provider.name, provider.resources);
    this.dataSources = byWireName(provider.name, provider.dataSources);
  }

  resource(typeName: string): Resource<Client> {
    return found(this.resources, typeName);
  }

  dataSource(typeName: string): DataSource<Client> {
    return found(this.dataSources, typeName);
  }

  /** Calls under way go on with the configuration they began with. */
  configure(session: Configured<Client> | null): void {
    this.#session = session;
  }

  /** Validation comes before any configuration: it sees what the environment says. */
  asking(): Asking {
    return { settings: this.#session?.settings ?? this.provider.complete({}) };
  }

  language(): Language {
    return this.provider.language(this.asking().settings);
  }

  /** Whether the configuration is still unknown, so that nothing can be asked of the service. */
  isWaiting(): boolean {
    return this.#configured().client === null;
  }

  /** For planning, which must go on while the configuration is unknown. */
  planCall(signal: AbortSignal): Call<Client | null> {
    const { settings, client } = this.#configured();
    return {
      client,
      settings,
      signal: AbortSignal.any([signal, this.#stop.signal]),
      progress: (sentence) => this.log("info", sentence),
    };
  }

  call(signal: AbortSignal): Call<Client> {
    const { client, ...call } = this.planCall(signal);
    if (client === null) throw new Refusal("not_yet_configured", {});
    return { ...call, client };
  }

  /** Aborts every call under way; a debugged process then serves the next run. */
  stop(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  #configured(): Configured<Client> {
    if (this.#session === null) throw new Refusal("not_configured", {});
    return this.#session;
  }
}

function byWireName<Declared>(
  provider: string,
  declared: Readonly<Record<string, Declared>>,
): ReadonlyMap<string, Declared> {
  const entries = Object.entries(declared);
  return new Map(entries.map(([name, item]) => [terraformType(provider, name), item]));
}

function found<Declared>(declared: ReadonlyMap<string, Declared>, typeName: string): Declared {
  const item = declared.get(typeName);
  if (item === undefined) throw new TypeError(`the engine asked for an undeclared ${typeName}`);
  return item;
}
