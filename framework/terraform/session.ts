import type {
  Call,
  Configured,
  DataSource,
  Language,
  Provider,
  Resource,
} from "../contract/index.ts";
import { terraformType } from "../schema/index.ts";
import type { Fields } from "../value/index.ts";
import type { Log } from "./logger.ts";
import { diagnosticError } from "./messages.ts";

/** What this process knows between two calls of the engine. */
export class Session<Client> {
  readonly provider: Provider<Client>;
  readonly log: Log;
  readonly resources: ReadonlyMap<string, Resource<Client>>;
  readonly dataSources: ReadonlyMap<string, DataSource<Client>>;
  #configured: Configured<Client> | null = null;
  #stop = new AbortController();

  constructor(provider: Provider<Client>, log: Log) {
    this.provider = provider;
    this.log = log;
    this.resources = byTypeName(provider.name, provider.resources);
    this.dataSources = byTypeName(provider.name, provider.dataSources);
  }

  resource(typeName: string): Resource<Client> {
    return declaredAs(this.resources, typeName);
  }

  dataSource(typeName: string): DataSource<Client> {
    return declaredAs(this.dataSources, typeName);
  }

  /** Calls under way go on with the configuration they began with. Null takes an earlier one back. */
  configure(configured: Configured<Client> | null): void {
    this.#configured = configured;
  }

  /** Validation comes before any configuration: it sees what the environment says. */
  get settings(): Fields {
    return this.#configured?.settings ?? this.provider.complete({});
  }

  get language(): Language {
    return this.provider.language(this.settings);
  }

  /** For planning, which must go on while the configuration is unknown. */
  call(signal: AbortSignal): Call<Client | null> {
    if (this.#configured === null) {
      throw diagnosticError("not_configured", { provider: this.provider.name });
    }
    return {
      ...this.#configured,
      signal: AbortSignal.any([signal, this.#stop.signal]),
      progress: (sentence) => this.log("info", sentence),
    };
  }

  /** The same call, for what cannot be done without a client. */
  connected(call: Call<Client | null>): Call<Client> {
    const { client } = call;
    if (client !== null) return { ...call, client };
    throw diagnosticError("not_yet_configured", {});
  }

  /** Aborts every call under way; a debugged process then serves the next run. */
  stop(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
  }
}

function byTypeName<Declared>(
  provider: string,
  declared: Readonly<Record<string, Declared>>,
): ReadonlyMap<string, Declared> {
  const entries = Object.entries(declared);
  return new Map(entries.map(([name, item]) => [terraformType(provider, name), item]));
}

function declaredAs<Declared>(declared: ReadonlyMap<string, Declared>, typeName: string): Declared {
  const item = declared.get(typeName);
  if (item === undefined) throw new TypeError(`the engine asked for an undeclared ${typeName}`);
  return item;
}
