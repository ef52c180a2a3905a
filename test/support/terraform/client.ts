/** Drives the Terraform face through its real socket, in the order and by the rules of the engine. */
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import type { Provider } from "../../../framework/contract/index.ts";
import {
  camelCase,
  type FieldTable,
  type Schema,
  terraformType,
} from "../../../framework/schema/index.ts";
import { serveReattached } from "../../../framework/terraform/index.ts";
import { fieldsFromPacked, packedFromFields } from "../../../framework/terraform/values.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { pack, unpack } from "../../../framework/terraform/msgpack.ts";
import {
  type AttributePath,
  type Diagnostic,
  Diagnostic_Severity,
  type DynamicValue,
  Provider as WireProvider,
} from "../../../framework/wire/generated/tfplugin6_pb.ts";
import type {
  Applied,
  EngineClient,
  Kept,
  Planned,
  PlannedChange,
  PlanOptions,
  Told,
} from "../engine-client.ts";
import { processHost } from "./host.ts";
import { finalPlanProblems, planProblems, resultProblems } from "./rules.ts";

type Envelope = { readonly msgpack: Uint8Array<ArrayBuffer> };

/** What the engine's state file holds beside the values. */
class StoredPrivate {
  readonly bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array) {
    this.bytes = new Uint8Array(bytes);
  }
}

/** What the engine's plan file holds beside the values. */
class PlanMemory {
  readonly prior: Kept | null;
  readonly inputs: Fields | null;
  readonly createFirst: boolean;

  constructor(prior: Kept | null, inputs: Fields | null, createFirst = false) {
    this.prior = prior;
    this.inputs = inputs;
    this.createFirst = createFirst;
  }
}

/** As much of a provider as the engine knows of it. */
interface Described {
  readonly name: string;
  readonly configuration: Schema;
  readonly resources: Readonly<Record<string, { readonly schema: Schema }>>;
}

/** The answer to one call of PlanResourceChange. */
interface Proposed {
  readonly told: readonly Told[];
  readonly state: Fields | null;
  readonly privateState: Uint8Array<ArrayBuffer>;
  readonly mustReplace: boolean;
}

const nothing = new Uint8Array();

/** Serves the provider in this process and connects to its socket. */
export async function terraformClient<ProviderClient>(
  provider: Provider<ProviderClient>,
  environment: Readonly<Record<string, string>> = {},
): Promise<TerraformClient> {
  const folder = await mkdtemp(join(tmpdir(), "terraform-client-"));
  const stop = new AbortController();
  const { promise: announced, resolve: write } = Promise.withResolvers<string>();
  const { signal } = stop;
  const host = processHost({ environment, temporaryFolder: folder, stop: signal, write });
  const served = serveReattached(provider, host, `example.com/acme/${provider.name}`);
  const reattach = await announced;
  const end = async (): Promise<void> => {
    stop.abort();
    await served;
    await rm(folder, { recursive: true, force: true });
  };
  return new TerraformClient(provider, reattach, end);
}

export class TerraformClient implements EngineClient {
  readonly engine = "terraform";
  /** The value of TF_REATTACH_PROVIDERS that leads a real engine to the same provider. */
  readonly reattach: string;
  /** The calls themselves, for facts about one of them. */
  readonly wire: Client<typeof WireProvider>;
  readonly close: () => Promise<void>;
  readonly #provider: Described;

  constructor(provider: Described, reattach: string, close: () => Promise<void>) {
    const path = /"String":"([^"]+)"/.exec(reattach)?.[1] ?? "";
    const transport = createGrpcTransport({
      baseUrl: "http://localhost",
      nodeOptions: { createConnection: () => connect(path) },
    });
    this.wire = createClient(WireProvider, transport);
    this.reattach = reattach;
    this.close = close;
    this.#provider = provider;
  }

  async configure(configuration: Fields): Promise<readonly Told[]> {
    const config = configEnvelope(this.#provider.configuration, configuration);
    const checked = await this.wire.validateProviderConfig({ config });
    const configured = await this.wire.configureProvider({ terraformVersion: "1.13.0", config });
    return [...checked.diagnostics, ...configured.diagnostics].map(toTold);
  }

  async plan(
    type: string,
    prior: Kept | null,
    inputs: Fields | null,
    { replace = false, createFirst = false }: PlanOptions = {},
  ): Promise<Planned> {
    const refused = inputs === null ? [] : await this.#validate(type, inputs);
    if (hasError(refused)) return { told: refused };
    // A damaged object is replaced, and the provider is not told of it.
    const before = prior?.damaged && inputs !== null ? null : prior;
    const memory = new PlanMemory(prior, inputs, createFirst);
    const first = await this.#propose(type, before?.state ?? null, privateOf(before), inputs);
    if (hasError(first.told)) return { told: first.told };
    const isForced = replace && before !== null && first.state !== null;
    if (!first.mustReplace && !isForced) {
      const action = this.#actionOf(prior, before, first.state);
      return { change: { type, action, planned: first.state, memory }, told: first.told };
    }
    const second = await this.#propose(type, null, first.privateState, inputs);
    // The engine drops the warnings of the second call.
    const told = [...first.told, ...second.told.filter(({ severity }) => severity === "error")];
    if (hasError(told)) return { told };
    return { change: { type, action: "replace", planned: second.state, memory }, told };
  }

  async apply(planned: PlannedChange, inputs?: Fields): Promise<Applied> {
    const { prior, createFirst, ...memory } = memoryOf(planned);
    const written = new PlanMemory(prior, inputs ?? memory.inputs, createFirst);
    const change = { ...planned, memory: written };
    if (change.action === "none") return { kept: prior, told: [] };
    if (prior === null) return this.#write(change, null);
    if (change.action === "update") return this.#write(change, prior);
    if (change.action === "replace" && createFirst) return this.#createFirst(change, prior);
    const removal = await this.#delete(prior);
    if (change.action === "delete" || removal.kept !== null) return removal;
    const created = await this.#write(change, null);
    return { kept: created.kept, told: [...removal.told, ...created.told] };
  }

  /** The old object stays as it was when the new one is refused. */
  async #createFirst(change: PlannedChange, prior: Kept): Promise<Applied> {
    const created = await this.#write(change, null);
    if (created.kept === null || hasError(created.told)) return { kept: prior, told: created.told };
    const removal = await this.#delete(prior);
    return { kept: created.kept, told: [...created.told, ...removal.told] };
  }

  async refresh(kept: Kept): Promise<Applied> {
    const schema = this.#schema(kept.type);
    const answer = await this.wire.readResource({
      typeName: this.#typeName(kept.type),
      currentState: stateEnvelope(schema, kept.state),
      private: privateOf(kept),
    });
    const told = answer.diagnostics.map(toTold);
    if (hasError(told)) return { kept, told };
    const state = opened(schema, answer.newState);
    if (state === null) return { kept: null, told };
    return { kept: { ...kept, state, memory: new StoredPrivate(answer.private) }, told };
  }

  async import(type: string, handle: string): Promise<Applied> {
    const typeName = this.#typeName(type);
    const answer = await this.wire.importResourceState({ typeName, id: handle });
    const told = answer.diagnostics.map(toTold);
    const imported = answer.importedResources[0];
    const state = opened(this.#schema(type), imported?.state);
    if (imported === undefined || state === null) return { kept: null, told };
    const read = await this.refresh({ type, state, memory: new StoredPrivate(imported.private) });
    return { kept: read.kept, told: [...told, ...read.told] };
  }

  async #validate(type: string, inputs: Fields): Promise<readonly Told[]> {
    const { diagnostics } = await this.wire.validateResourceConfig({
      typeName: this.#typeName(type),
      config: configEnvelope(this.#schema(type), inputs),
      clientCapabilities: { writeOnlyAttributesAllowed: true },
    });
    return diagnostics.map(toTold);
  }

  async #propose(
    type: string,
    prior: Fields | null,
    privateState: Uint8Array<ArrayBuffer>,
    inputs: Fields | null,
  ): Promise<Proposed> {
    const schema = this.#schema(type);
    const config = configEnvelope(schema, inputs);
    const answer = await this.wire.planResourceChange({
      typeName: this.#typeName(type),
      priorState: stateEnvelope(schema, prior),
      proposedNewState: config,
      config,
      priorPrivate: privateState,
    });
    const told = answer.diagnostics.map(toTold);
    const state = opened(schema, answer.plannedState);
    if (!hasError(told) && inputs !== null && state !== null) {
      demand("Provider produced invalid plan", planProblems(schema.fields, prior, inputs, state));
    }
    const mustReplace = answer.requiresReplace.some((path) => isChanged(path, prior, state));
    return { told, state, privateState: new Uint8Array(answer.plannedPrivate), mustReplace };
  }

  /** Creates or updates: the engine asks and plans once more, now that everything is known, and applies that. */
  async #write(change: PlannedChange, prior: Kept | null): Promise<Applied> {
    const { type, planned } = change;
    const { inputs } = memoryOf(change);
    const refused = inputs === null ? [] : await this.#validate(type, inputs);
    if (hasError(refused)) return { kept: prior, told: refused };
    const before = prior?.state ?? null;
    // The create leg of a replacement comes without the private state of its first plan.
    const final = await this.#propose(type, before, privateOf(prior), inputs);
    if (hasError(final.told)) return { kept: prior, told: final.told };
    const broken = finalPlanProblems(this.#schema(type).fields, planned ?? {}, final.state ?? {});
    demand("Provider produced inconsistent final plan", broken);
    const { kept, told } = await this.#send(type, before, final, inputs);
    return { kept: hasError(told) ? (kept ?? prior) : kept, told: [...final.told, ...told] };
  }

  async #delete(kept: Kept): Promise<Applied> {
    const gone = { state: null, privateState: privateOf(kept) };
    const { told } = await this.#send(kept.type, kept.state, gone, null);
    return { kept: hasError(told) ? kept : null, told };
  }

  async #send(
    type: string,
    prior: Fields | null,
    plan: Pick<Proposed, "state" | "privateState">,
    inputs: Fields | null,
  ): Promise<Applied> {
    const schema = this.#schema(type);
    const answer = await this.wire.applyResourceChange({
      typeName: this.#typeName(type),
      priorState: stateEnvelope(schema, prior),
      plannedState: stateEnvelope(schema, plan.state),
      config: configEnvelope(schema, inputs),
      plannedPrivate: plan.privateState,
    });
    const told = answer.diagnostics.map(toTold);
    const state = opened(schema, answer.newState);
    if (state === null) return { kept: null, told };
    if (!hasError(told) && plan.state !== null) {
      const broken = resultProblems(schema.fields, plan.state, state);
      demand("Provider produced inconsistent result after apply", broken);
    }
    const damaged = prior === null && hasError(told) ? { damaged: true as const } : {};
    return { kept: { type, state, ...damaged, memory: new StoredPrivate(answer.private) }, told };
  }

  #actionOf(
    prior: Kept | null,
    before: Kept | null,
    state: Fields | null,
  ): PlannedChange["action"] {
    if (state === null) return "delete";
    if (prior === null) return "create";
    if (before === null) return "replace";
    const { fields } = this.#schema(prior.type);
    const wasPacked = pack(packedFromFields(fields, before.state));
    return Buffer.compare(wasPacked, pack(packedFromFields(fields, state))) === 0
      ? "none"
      : "update";
  }

  #typeName(type: string): string {
    return terraformType(this.#provider.name, type);
  }

  #schema(type: string): Schema {
    const resource = this.#provider.resources[type];
    if (resource === undefined) throw new Error(`there is no resource ${type}`);
    return resource.schema;
  }
}

function memoryOf({ memory }: PlannedChange): PlanMemory {
  if (memory instanceof PlanMemory) return memory;
  throw new Error("this change was planned by another client");
}

function privateOf(kept: Kept | null): Uint8Array<ArrayBuffer> {
  if (kept === null) return nothing;
  if (kept.memory instanceof StoredPrivate) return kept.memory.bytes;
  throw new Error("this resource was kept by another client");
}

/** The core drops paths along which nothing changes. */
function isChanged(path: AttributePath, prior: Fields | null, state: Fields | null): boolean {
  const name = path.steps[0]?.selector.value;
  if (prior === null || state === null || typeof name !== "string") return false;
  const declared = camelCase(name);
  return JSON.stringify(prior[declared] ?? null) !== JSON.stringify(state[declared] ?? null);
}

function stateEnvelope({ fields }: Schema, state: Fields | null): Envelope {
  return { msgpack: pack(state === null ? null : packedFromFields(fields, state)) };
}

/** As states are packed, yet with write-only values: only a configuration carries them. */
function configEnvelope({ fields }: Schema, inputs: Fields | null): Envelope {
  return {
    msgpack: pack(inputs === null ? null : packedFromFields(withoutWriteOnly(fields), inputs)),
  };
}

function withoutWriteOnly(fields: FieldTable): FieldTable {
  const entries = Object.entries(fields).map(([name, field]) => {
    const { kind, giver, description } = field;
    return [name, { kind, giver, description }] as const;
  });
  return Object.fromEntries(entries);
}

function opened({ fields }: Schema, envelope: DynamicValue | undefined): Fields | null {
  if (envelope === undefined || envelope.msgpack.length === 0) return null;
  const packed = unpack(envelope.msgpack);
  return packed === null ? null : fieldsFromPacked(fields, packed);
}

function toTold({ severity, summary, detail }: Diagnostic): Told {
  return {
    severity: severity === Diagnostic_Severity.ERROR ? "error" : "warning",
    message: `${summary}: ${detail}`,
  };
}

function hasError(told: readonly Told[]): boolean {
  return told.some(({ severity }) => severity === "error");
}

function demand(rule: string, broken: readonly string[]): void {
  if (broken.length > 0) throw new Error(`${rule}: ${broken.join("; ")}`);
}
