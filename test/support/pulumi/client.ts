/** Drives a provider served to Pulumi in the order of calls in which the engine makes them. */
import { ConnectError } from "@connectrpc/connect";
import type { JsonObject } from "@bufbuild/protobuf";
import type { Provider } from "../../../framework/contract/index.ts";
import { pulumiToken, type Schema } from "../../../framework/schema/index.ts";
import {
  type Fields,
  isFields,
  isList,
  isSecret,
  unknown,
  type Value,
} from "../../../framework/value/index.ts";
import {
  DiffResponse_DiffChanges,
  ErrorResourceInitFailedSchema,
} from "../../../framework/wire/generated/pulumirpc_pb.ts";
import { fromStruct, toStruct } from "../../../framework/pulumi/struct.ts";
import type {
  Applied,
  EngineClient,
  Kept,
  Planned,
  PlannedChange,
  PlanOptions,
  Told,
} from "../engine-client.ts";
import { type ServedToPulumi, serveToPulumi } from "./served.ts";

export interface PulumiClient extends EngineClient {
  /** The same under another name, which is another URN. */
  declaredAs(name: string): EngineClient;
  readonly served: ServedToPulumi;
}

interface Memory {
  readonly id: string;
  readonly inputs: JsonObject;
  readonly outputs: JsonObject;
}

/** What Pulumi's state file holds of a resource. */
class StoredMemory implements Memory {
  readonly id: string;
  readonly inputs: JsonObject;
  readonly outputs: JsonObject;
  constructor({ id, inputs, outputs }: Memory) {
    this.id = id;
    this.inputs = inputs;
    this.outputs = outputs;
  }
}

/** What an update knows of a step. */
class StepMemory {
  readonly prior: Memory | null;
  readonly inputs: JsonObject;
  readonly options: PlanOptions;
  constructor(prior: Memory | null, inputs: JsonObject, options: PlanOptions = {}) {
    this.prior = prior;
    this.inputs = inputs;
    this.options = options;
  }
}

type Step = "create" | "update" | "replace" | "none";

export async function pulumiClient<Own>(provider: Provider<Own>): Promise<PulumiClient> {
  const served = await serveToPulumi(provider);
  const declaredAs = (name: string): EngineClient => new Declared(provider, served, name);
  return Object.assign(new Declared(provider, served, "it"), { declaredAs, served });
}

class Declared<Own> implements EngineClient {
  readonly engine = "pulumi" as const;
  readonly #provider: Provider<Own>;
  readonly #served: ServedToPulumi;
  readonly #name: string;

  constructor(provider: Provider<Own>, served: ServedToPulumi, name: string) {
    this.#provider = provider;
    this.#served = served;
    this.#name = name;
  }

  async configure(configuration: Fields): Promise<readonly Told[]> {
    const { rpc } = this.#served;
    const news = structOf(configuration);
    const answer = await this.#told(async () => {
      await rpc.handshake({ engineAddress: this.#served.engine.address });
      const { failures } = await rpc.checkConfig({ news });
      if (failures.length > 0) return failures.map(({ reason }) => problem(reason));
      await rpc.configure({ args: news });
      return [];
    });
    return [...answer.told, ...(answer.value ?? [])];
  }

  async plan(
    type: string,
    prior: Kept | null,
    inputs: Fields | null,
    options: PlanOptions = {},
  ): Promise<Planned> {
    const before = prior === null ? null : memoryOf(prior);
    if (inputs === null) {
      const memory = new StepMemory(before, {});
      return { change: { type, action: "delete", planned: null, memory }, told: [] };
    }
    const { value, told } = await this.#told(() => this.#preview(type, prior, inputs, options));
    if (value === undefined) return { told };
    if (Array.isArray(value)) return { told: [...told, ...value] };
    return { change: value, told };
  }

  async #preview(
    type: string,
    prior: Kept | null,
    written: Fields,
    options: PlanOptions,
  ): Promise<PlannedChange | Told[]> {
    const { rpc } = this.#served;
    const before = prior === null ? null : memoryOf(prior);
    const subject = this.#subject(type);
    const news = structOf(written);
    const olds = before?.inputs ?? {};
    const checked = await rpc.check({ ...subject, olds, news });
    if (checked.failures.length > 0) return checked.failures.map(({ reason }) => problem(reason));
    const inputs = checked.inputs ?? {};
    // Asked to replace, the engine does not ask what differs.
    const step = async (): Promise<Step> =>
      prior === null ? "create" : options.replace ? "replace" : this.#step(prior, inputs);
    const action = await step();
    const memory = new StepMemory(before, inputs, options);
    if (before === null || action === "replace") {
      const { properties } = await rpc.create({ ...subject, properties: inputs, preview: true });
      return { type, action, planned: declared(this.#schema(type), properties, null), memory };
    }
    if (action === "none") return { type, action, planned: prior?.state ?? null, memory };
    const { id, outputs } = before;
    const request = { ...subject, id, olds: outputs, oldInputs: before.inputs, news: inputs };
    const { properties } = await rpc.update({ ...request, preview: true });
    return { type, action, planned: declared(this.#schema(type), properties, id), memory };
  }

  /** Unfinished resources are updated even when nothing else differs. */
  async #step(prior: Kept, news: JsonObject): Promise<Step> {
    const { type } = prior;
    const { id, outputs, inputs: oldInputs } = memoryOf(prior);
    const request = { ...this.#subject(type), id, olds: outputs, oldInputs, news };
    const { changes, replaces } = await this.#served.rpc.diff(request);
    if (replaces.length > 0) return "replace";
    const unchanged = changes === DiffResponse_DiffChanges.DIFF_NONE;
    return unchanged && prior.damaged !== true ? "none" : "update";
  }

  async apply(change: PlannedChange, written?: Fields): Promise<Applied> {
    if (written !== undefined) return this.#applyKnown(change, written);
    const { type, action, planned, memory } = change;
    const { prior, inputs, options } = stepMemoryOf(memory);
    if (action === "none" && prior !== null) {
      return {
        kept: { type, state: planned ?? {}, memory: new StoredMemory({ ...prior, inputs }) },
        told: [],
      };
    }
    const old = prior === null ? null : this.#kept(type, prior);
    const { value, told } = await this.#made(type, inputs, async () => {
      if (action === "update" && prior !== null) return this.#update(type, prior, inputs);
      if (prior !== null && options.createFirst) {
        const created = await this.#create(type, inputs);
        await this.#delete(type, prior);
        return created;
      }
      if (prior !== null) await this.#delete(type, prior);
      return action === "delete" ? null : this.#create(type, inputs);
    });
    const unchanged = action === "create" ? null : old;
    return { kept: value === undefined ? unchanged : value, told };
  }

  /** The program runs again when an update begins, and everything is checked again. */
  async #applyKnown({ type, memory }: PlannedChange, written: Fields): Promise<Applied> {
    const { prior, options } = stepMemoryOf(memory);
    const old = prior === null ? null : this.#kept(type, prior);
    const { change, told } = await this.plan(type, old, written, options);
    return change === undefined ? { kept: old, told } : this.apply(change);
  }

  async #create(type: string, inputs: JsonObject): Promise<Kept> {
    const request = { ...this.#subject(type), properties: inputs };
    const { id, properties = {} } = await this.#served.rpc.create(request);
    return this.#kept(type, { id, inputs, outputs: properties });
  }

  async #update(type: string, prior: Memory, inputs: JsonObject): Promise<Kept> {
    const { id, outputs, inputs: oldInputs } = prior;
    const request = { ...this.#subject(type), id, olds: outputs, oldInputs, news: inputs };
    const { properties = {} } = await this.#served.rpc.update(request);
    return this.#kept(type, { id, inputs, outputs: properties });
  }

  async #delete(type: string, { id, outputs, inputs }: Memory): Promise<void> {
    const request = { ...this.#subject(type), id, properties: outputs, oldInputs: inputs };
    await this.#served.rpc.delete(request);
  }

  async refresh({ type, ...before }: Kept): Promise<Applied> {
    const { id, inputs, outputs } = memoryOf({ type, ...before });
    const answer = await this.#made(type, inputs, async () => {
      const request = { ...this.#subject(type), id, inputs, properties: outputs };
      const live = await this.#served.rpc.read(request);
      if (live.id === "") return null;
      return this.#kept(type, {
        id: live.id,
        inputs: live.inputs ?? inputs,
        outputs: live.properties ?? {},
      });
    });
    return {
      kept: answer.value === undefined ? { type, ...before } : answer.value,
      told: answer.told,
    };
  }

  async import(type: string, handle: string): Promise<Applied> {
    const { value, told } = await this.#made(type, {}, async () => {
      const found = await this.#served.rpc.read({ ...this.#subject(type), id: handle });
      const { id, inputs = {}, properties = {} } = found;
      return this.#kept(type, { id, inputs, outputs: properties });
    });
    return { kept: value ?? null, told };
  }

  async close(): Promise<void> {
    await this.#served.close();
  }

  #kept(type: string, memory: Memory): Kept {
    const state = declared(this.#schema(type), memory.outputs, memory.id);
    return { type, state, memory: new StoredMemory(memory) };
  }

  #schema(type: string): Schema {
    const resource = this.#provider.resources[type];
    if (resource === undefined) throw new Error(`there is no ${type}`);
    return resource.schema;
  }

  #subject(type: string): { readonly urn: string; readonly type: string } {
    const token = pulumiToken(this.#provider.name, type);
    return { urn: `urn:pulumi:test::suite::${token}::${this.#name}`, type: token };
  }

  /** Runs a command of the engine, which is a process of its own and repeats its warnings. */
  async #told<T>(command: () => Promise<T>): Promise<{ value?: T; told: readonly Told[] }> {
    const { engine, rpc } = this.#served;
    await rpc.handshake({ engineAddress: engine.address });
    try {
      const value = await command();
      return { value, told: engine.takeWarnings().map(warning) };
    } catch (error) {
      const warnings = engine.takeWarnings().map(warning);
      return { told: [...warnings, problem(ConnectError.from(error).rawMessage)] };
    }
  }

  /** The same for what is kept even when it is not finished. */
  async #made(type: string, inputs: JsonObject, command: () => Promise<Kept | null>) {
    let unfinished: Kept | undefined;
    const { value, told } = await this.#told(async () => {
      try {
        return await command();
      } catch (error) {
        const [detail] = ConnectError.from(error).findDetails(ErrorResourceInitFailedSchema);
        if (detail !== undefined) {
          const memory = { id: detail.id, inputs, outputs: detail.properties ?? {} };
          unfinished = { ...this.#kept(type, memory), damaged: true };
        }
        throw error;
      }
    });
    const made = unfinished ?? value;
    return made === undefined ? { told } : { value: made, told };
  }
}

function memoryOf({ memory }: Kept): Memory {
  if (memory instanceof StoredMemory) return memory;
  throw new Error("kept by another engine");
}

function stepMemoryOf(memory: unknown): StepMemory {
  if (memory instanceof StepMemory) return memory;
  throw new Error("planned by another engine");
}

/** What is null is not written in a program. */
function structOf(written: Fields): JsonObject {
  return toStruct(
    Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null)),
  );
}

/** What a program can read of a resource, and null for what it cannot, as other engines have it. */
function declared({ fields }: Schema, outputs: JsonObject | undefined, id: string | null): Fields {
  const read = fromStruct(outputs);
  const entries = Object.keys(fields).map((name) => [name, plain(read[name] ?? null)] as const);
  const state = Object.fromEntries(entries);
  return "id" in fields ? { ...state, id: id ?? unknown } : state;
}

function plain(value: Value): Value {
  if (isSecret(value)) return plain(value.reveal());
  if (isList(value)) return value.map(plain);
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
}

function warning(message: string): Told {
  return { severity: "warning", message };
}

function problem(message: string): Told {
  return { severity: "error", message };
}
