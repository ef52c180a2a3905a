/** Drives the Terraform face through its real socket, in the order and by the rules of the engine. */
import { rm } from "node:fs/promises";
import { mkdtempSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import type { Provider } from "../../framework/contract/index.ts";
import { type FieldTable, type Schema, terraformType } from "../../framework/schema/index.ts";
import { serveReattached } from "../../framework/terraform/index.ts";
import { fieldsFromPacked, packedFromFields } from "../../framework/terraform/values.ts";
import type { Fields } from "../../framework/value/index.ts";
import { pack, unpack } from "../../framework/wire/index.ts";
import {
  type AttributePath,
  type Diagnostic,
  Diagnostic_Severity,
  type DynamicValue,
  Provider as WireProvider,
} from "../../framework/wire/generated/tfplugin6_pb.ts";
import type { Applied, EngineClient, Kept, Planned, PlannedChange, Told } from "./engine-client.ts";
import { processHost } from "./terraform-host.ts";
import { finalPlanProblems, planProblems, resultProblems } from "./terraform-rules.ts";

type Wire = Client<typeof WireProvider>;
type Envelope = { readonly msgpack: Uint8Array<ArrayBuffer> };

/** What the engine's state file holds beside the values. */
class StoredBytes {
  readonly private: Uint8Array;
  constructor(notes: Uint8Array) {
    this.private = notes;
  }
}

/** What the engine's plan file holds. */
class PlanBytes {
  readonly prior: Kept | null;
  readonly inputs: Fields | null;
  readonly private: Uint8Array;
  constructor(prior: Kept | null, inputs: Fields | null, notes: Uint8Array) {
    this.prior = prior;
    this.inputs = inputs;
    this.private = notes;
  }
}

export interface TerraformClient extends EngineClient {
  readonly engine: "terraform";
  /** The calls themselves, for facts about one of them. */
  readonly wire: Wire;
  /** The value of TF_REATTACH_PROVIDERS that leads a real engine to the same provider. */
  readonly reattach: string;
}

const noNotes = new Uint8Array();

export async function terraformClient<ProviderClient>(
  provider: Provider<ProviderClient>,
  environment: Readonly<Record<string, string>> = {},
): Promise<TerraformClient> {
  const folder = mkdtempSync(join(tmpdir(), "terraform-client-"));
  const abandoned = new AbortController();
  const { promise: announced, resolve: write } = Promise.withResolvers<string>();
  const host = processHost({
    environment,
    temporaryFolder: folder,
    abandoned: abandoned.signal,
    write,
  });
  const served = serveReattached(provider, host, `example.com/acme/${provider.name}`);
  const reattach = await announced;
  const transport = createGrpcTransport({
    baseUrl: "http://localhost",
    nodeOptions: { createConnection: () => connect(socketPath(reattach)) },
  });
  const wire = createClient(WireProvider, transport);
  const close = async (): Promise<void> => {
    abandoned.abort();
    await served;
    await rm(folder, { recursive: true, force: true });
  };
  return { ...engine(provider, wire), engine: "terraform", wire, reattach, close };
}

function socketPath(reattach: string): string {
  return /"String":"([^"]+)"/.exec(reattach)?.[1] ?? "";
}

function engine<ProviderClient>(
  provider: Provider<ProviderClient>,
  wire: Wire,
): Omit<EngineClient, "engine" | "close"> {
  const schemaOf = (type: string): Schema => {
    const resource = provider.resources[type];
    if (resource === undefined) throw new Error(`there is no resource ${type}`);
    return resource.schema;
  };
  const typeName = (type: string): string => terraformType(provider.name, type);

  const planned = async (
    type: string,
    prior: Fields | null,
    notes: Uint8Array,
    inputs: Fields | null,
  ): Promise<Proposed> => {
    const schema = schemaOf(type);
    const config = configEnvelope(schema, inputs);
    const answer = await wire.planResourceChange({
      typeName: typeName(type),
      priorState: stateEnvelope(schema, prior),
      proposedNewState: config,
      config,
      priorPrivate: new Uint8Array(notes),
    });
    const told = answer.diagnostics.map(toTold);
    const state = opened(schema, answer.plannedState);
    if (!hasError(told) && inputs !== null && state !== null) {
      demand("Provider produced invalid plan", planProblems(schema.fields, prior, inputs, state));
    }
    const mustReplace = answer.requiresReplace.filter((path) => isChanged(path, prior, state));
    return { told, state, private: answer.plannedPrivate, mustReplace: mustReplace.length > 0 };
  };

  const written = async (
    type: string,
    prior: Fields | null,
    plan: Pick<Proposed, "state" | "private">,
    inputs: Fields | null,
  ): Promise<Applied> => {
    const schema = schemaOf(type);
    const answer = await wire.applyResourceChange({
      typeName: typeName(type),
      priorState: stateEnvelope(schema, prior),
      plannedState: stateEnvelope(schema, plan.state),
      config: configEnvelope(schema, inputs),
      plannedPrivate: new Uint8Array(plan.private),
    });
    const told = answer.diagnostics.map(toTold);
    const state = opened(schema, answer.newState);
    if (state === null) return { kept: null, told };
    if (!hasError(told) && plan.state !== null) {
      const broken = resultProblems(schema.fields, plan.state, state);
      demand("Provider produced inconsistent result after apply", broken);
    }
    const damaged = prior === null && hasError(told) ? { damaged: true as const } : {};
    return { kept: { type, state, ...damaged, memory: new StoredBytes(answer.private) }, told };
  };

  const deleted = async (kept: Kept): Promise<Applied> => {
    const gone = { state: null, private: notesOf(kept) };
    const { told } = await written(kept.type, kept.state, gone, null);
    return { kept: hasError(told) ? kept : null, told };
  };

  const rewritten = async (change: PlannedChange, prior: Kept | null): Promise<Applied> => {
    const { inputs } = planBytes(change);
    const before = prior?.state ?? null;
    // The engine plans once more, and the create leg of a replacement without the first leg's notes.
    const final = await planned(change.type, before, notesOf(prior), inputs);
    if (hasError(final.told)) return { kept: prior, told: final.told };
    const fields = schemaOf(change.type).fields;
    const broken = finalPlanProblems(fields, change.planned ?? {}, final.state ?? {});
    demand("Provider produced inconsistent final plan", broken);
    const { kept, told } = await written(change.type, before, final, inputs);
    return { kept: hasError(told) ? (kept ?? prior) : kept, told: [...final.told, ...told] };
  };

  return {
    async configure(configuration) {
      const config = configEnvelope(provider.configuration, configuration);
      const checked = await wire.validateProviderConfig({ config });
      const configured = await wire.configureProvider({ terraformVersion: "1.13.0", config });
      return [...checked.diagnostics, ...configured.diagnostics].map(toTold);
    },

    async plan(type, prior, inputs): Promise<Planned> {
      const schema = schemaOf(type);
      if (inputs !== null) {
        const checked = await wire.validateResourceConfig({
          typeName: typeName(type),
          config: configEnvelope(schema, inputs),
          clientCapabilities: { writeOnlyAttributesAllowed: true },
        });
        const told = checked.diagnostics.map(toTold);
        if (hasError(told)) return { told };
      }
      if (prior === null && inputs === null) throw new Error("there is nothing to plan");
      // A damaged object is replaced, and the provider is not told of it.
      const before = prior?.damaged && inputs !== null ? null : prior;
      const first = await planned(type, before?.state ?? null, notesOf(before), inputs);
      if (hasError(first.told)) return { told: first.told };
      if (!first.mustReplace) {
        const action = actionOf(prior, before, first.state, schema.fields);
        return changeOf(type, action, prior, inputs, first, first.told);
      }
      const second = await planned(type, null, first.private, inputs);
      const told = [...first.told, ...second.told.filter(({ severity }) => severity === "error")];
      if (hasError(told)) return { told };
      return changeOf(type, "replace", prior, inputs, second, told);
    },

    async apply(change): Promise<Applied> {
      const { prior } = planBytes(change);
      if (change.action === "none") return { kept: prior, told: [] };
      if (change.action === "create" || prior === null) return rewritten(change, null);
      if (change.action === "update") return rewritten(change, prior);
      const removal = await deleted(prior);
      if (change.action === "delete" || removal.kept !== null) return removal;
      const created = await rewritten(change, null);
      return { kept: created.kept, told: [...removal.told, ...created.told] };
    },

    async refresh(kept): Promise<Applied> {
      const schema = schemaOf(kept.type);
      const answer = await wire.readResource({
        typeName: typeName(kept.type),
        currentState: stateEnvelope(schema, kept.state),
        private: new Uint8Array(notesOf(kept)),
      });
      const told = answer.diagnostics.map(toTold);
      if (hasError(told)) return { kept, told };
      const state = opened(schema, answer.newState);
      if (state === null) return { kept: null, told };
      return { kept: { ...kept, state, memory: new StoredBytes(answer.private) }, told };
    },

    async import(type, handle): Promise<Applied> {
      const answer = await wire.importResourceState({ typeName: typeName(type), id: handle });
      const told = answer.diagnostics.map(toTold);
      const imported = answer.importedResources[0];
      const state = opened(schemaOf(type), imported?.state);
      if (imported === undefined || state === null) return { kept: null, told };
      const found = { type, state, memory: new StoredBytes(imported.private) };
      const read = await this.refresh(found);
      return { kept: read.kept, told: [...told, ...read.told] };
    },
  };
}

interface Proposed {
  readonly told: readonly Told[];
  readonly state: Fields | null;
  readonly private: Uint8Array;
  readonly mustReplace: boolean;
}

function changeOf(
  type: string,
  action: PlannedChange["action"],
  prior: Kept | null,
  inputs: Fields | null,
  plan: Proposed,
  told: readonly Told[],
): Planned {
  const memory = new PlanBytes(prior, inputs, plan.private);
  return { change: { type, action, planned: plan.state, memory }, told };
}

function actionOf(
  prior: Kept | null,
  before: Kept | null,
  state: Fields | null,
  fields: FieldTable,
): PlannedChange["action"] {
  if (state === null) return "delete";
  if (prior === null) return "create";
  if (before === null) return "replace";
  const bytes = (values: Fields): string => Buffer.from(pack(packedFromFields(fields, values))).toString("hex");
  return bytes(before.state) === bytes(state) ? "none" : "update";
}

function planBytes({ memory }: PlannedChange): PlanBytes {
  if (memory instanceof PlanBytes) return memory;
  throw new Error("this change was planned by another client");
}

function notesOf(kept: Kept | null): Uint8Array {
  if (kept === null) return noNotes;
  if (kept.memory instanceof StoredBytes) return kept.memory.private;
  throw new Error("this resource was kept by another client");
}

/** The core drops paths along which nothing changes. */
function isChanged(path: AttributePath, prior: Fields | null, state: Fields | null): boolean {
  const name = path.steps[0]?.selector.value;
  if (prior === null || state === null || typeof name !== "string") return false;
  const declared = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return JSON.stringify(prior[declared] ?? null) !== JSON.stringify(state[declared] ?? null);
}

function stateEnvelope({ fields }: Schema, state: Fields | null): Envelope {
  return { msgpack: pack(state === null ? null : packedFromFields(fields, state)) };
}

/** As states are packed, yet with write-only values: only a configuration carries them. */
function configEnvelope({ fields }: Schema, inputs: Fields | null): Envelope {
  return { msgpack: pack(inputs === null ? null : packedFromFields(withoutWriteOnly(fields), inputs)) };
}

function withoutWriteOnly(fields: FieldTable): FieldTable {
  const entries = Object.entries(fields).map(([name, field]) => {
    const { writeOnly: _, ...rest } = field;
    return [name, rest] as const;
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
