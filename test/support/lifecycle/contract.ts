/** Drives a provider by its contract alone, by the rules that engines go by, without a wire. */
import {
  type Asking,
  type Call,
  type Diagnostic,
  hasError,
  type Plan,
  type Proposal,
  type Provider,
  type Resource,
  type Stored,
} from "../../../framework/contract/index.ts";
import { validate, withDefaults } from "../../../framework/planning/index.ts";
import { type Fields, same } from "../../../framework/value/index.ts";
import type {
  Applied,
  EngineClient,
  Kept,
  Planned,
  PlannedChange,
  PlanOptions,
  Told,
} from "../engine-client.ts";
import { finalPlanProblems, planProblems, resultProblems } from "../terraform/rules.ts";

/** What is told at the contract: beside the text, what faces make of it. */
export interface ToldByContract extends Told, Omit<Diagnostic, "severity"> {}

class Notes {
  readonly fields: Fields;
  constructor(fields: Fields) {
    this.fields = fields;
  }
}

class Step {
  readonly prior: Kept | null;
  readonly inputs: Fields | null;
  readonly createFirst: boolean;
  constructor(prior: Kept | null, inputs: Fields | null, createFirst: boolean) {
    this.prior = prior;
    this.inputs = inputs;
    this.createFirst = createFirst;
  }
}

type Changing = Exclude<Plan, { readonly action: "delete" }>;

export class ContractClient<Client> implements EngineClient {
  readonly engine = "contract";
  readonly #provider: Provider<Client>;
  readonly #origin: string | null;
  #settings: Fields = {};
  #client: Client | null = null;

  /** With an origin as an engine that tells where a declaration stands; else as one that does not. */
  constructor(provider: Provider<Client>, origin: string | null = null) {
    this.#provider = provider;
    this.#origin = origin;
  }

  /** The same process, as it is told of the declaration at another place. */
  at(origin: string): ContractClient<Client> {
    const client = new ContractClient(this.#provider, origin);
    client.#settings = this.#settings;
    client.#client = this.#client;
    return client;
  }

  async configure(configuration: Fields): Promise<readonly Told[]> {
    this.#settings = this.#provider.complete(configuration);
    const { value = null, diagnostics } = await this.#provider.connect(this.#asking());
    this.#client = value;
    return diagnostics.map(toTold);
  }

  async close(): Promise<void> {
    this.#client = null;
  }

  async plan(
    type: string,
    prior: Kept | null,
    written: Fields | null,
    { replace = false, createFirst = false }: PlanOptions = {},
  ): Promise<Planned> {
    const inputs = written === null ? null : this.#complete(type, written);
    const refused = inputs === null ? [] : this.#check(type, inputs);
    if (hasError(refused)) return { told: refused };
    // A damaged object is replaced, and the provider is not told of it.
    const before = prior?.damaged === true && inputs !== null ? null : prior;
    const first = await this.#propose(type, before?.state ?? null, notesOf(before), inputs);
    const memory = new Step(prior, inputs, createFirst);
    const { plan } = first;
    const told = [...refused, ...first.told];
    if (plan === undefined) return { told };
    if (plan.action === "delete") {
      return { change: { type, action: "delete", planned: null, memory }, told };
    }
    if (plan.action !== "replace" && !(replace && before !== null)) {
      const action = prior !== null && before === null ? "replace" : plan.action;
      return { change: { type, action, planned: plan.planned, memory }, told };
    }
    const second = await this.#propose(type, null, plan.private, inputs);
    const errors = second.told.filter(({ severity }) => severity === "error");
    const all = [...told, ...errors];
    if (second.plan === undefined || second.plan.action === "delete") return { told: all };
    return { change: { type, action: "replace", planned: second.plan.planned, memory }, told: all };
  }

  async apply(change: PlannedChange, written?: Fields): Promise<Applied> {
    const { type, action, planned } = change;
    const { prior, createFirst, ...step } = stepOf(change);
    const inputs = written === undefined ? step.inputs : this.#complete(type, written);
    if (action === "none") return { kept: prior, told: [] };
    if (prior === null) return this.#write(type, null, planned, inputs);
    if (action === "update") return this.#write(type, prior, planned, inputs);
    if (action === "replace" && createFirst) return this.#createFirst(prior, planned, inputs);
    const removal = await this.#delete(prior);
    if (action === "delete" || removal.kept !== null) return removal;
    const created = await this.#write(type, null, planned, inputs);
    return { kept: created.kept, told: [...removal.told, ...created.told] };
  }

  async #createFirst(prior: Kept, planned: Fields | null, inputs: Fields | null): Promise<Applied> {
    const created = await this.#write(prior.type, null, planned, inputs);
    const failed = created.told.some(({ severity }) => severity === "error");
    if (created.kept === null || failed) return { kept: prior, told: created.told };
    const removal = await this.#delete(prior);
    return { kept: created.kept, told: [...created.told, ...removal.told] };
  }

  async refresh(kept: Kept): Promise<Applied> {
    const outcome = await this.#resource(kept.type).read(storedOf(kept), this.#call());
    const told = outcome.diagnostics.map(toTold);
    if (outcome.value === undefined) return { kept, told };
    if (outcome.value === "gone") return { kept: null, told };
    // What is damaged stays so: to read it mends nothing.
    return { kept: { ...kept, ...toKept(kept.type, outcome.value) }, told };
  }

  async import(type: string, handle: string): Promise<Applied> {
    const { value, diagnostics } = await this.#resource(type).import(handle, this.#call());
    const told = diagnostics.map(toTold);
    if (value === undefined) return { kept: null, told };
    const read = await this.refresh(toKept(type, value));
    return { kept: read.kept, told: [...told, ...read.told] };
  }

  /** Creates or updates by a plan made anew, which must keep what the first one knew. */
  async #write(
    type: string,
    prior: Kept | null,
    planned: Fields | null,
    inputs: Fields | null,
  ): Promise<Applied> {
    const resource = this.#resource(type);
    const { fields } = resource.schema;
    const refused = inputs === null ? [] : this.#check(type, inputs);
    if (hasError(refused)) return { kept: prior, told: refused };
    const final = await this.#propose(type, prior?.state ?? null, notesOf(prior), inputs);
    if (final.plan === undefined || final.plan.action === "delete" || inputs === null) {
      return { kept: prior, told: final.told };
    }
    demand("the plan changed", finalPlanProblems(fields, planned ?? {}, final.plan.planned));
    const wanted = { state: final.plan.planned, private: final.plan.private };
    const outcome =
      prior === null
        ? await resource.create(wanted, inputs, this.#call())
        : await resource.update(storedOf(prior), wanted, inputs, this.#call());
    const told = [...final.told, ...outcome.diagnostics.map(toTold)];
    if (outcome.value === undefined) return { kept: prior, told };
    demand("not as planned", resultProblems(fields, wanted.state, outcome.value.state));
    const damaged = prior === null && hasError(told) ? { damaged: true as const } : {};
    return { kept: { ...toKept(type, outcome.value), ...damaged }, told };
  }

  async #delete(prior: Kept): Promise<Applied> {
    const outcome = await this.#resource(prior.type).delete(storedOf(prior), this.#call());
    const told = outcome.diagnostics.map(toTold);
    return { kept: outcome.value === undefined ? prior : null, told };
  }

  async #propose(
    type: string,
    prior: Fields | null,
    notes: Fields,
    inputs: Fields | null,
  ): Promise<{ readonly plan?: Plan; readonly told: readonly ToldByContract[] }> {
    const resource = this.#resource(type);
    const proposal: Proposal = { prior, private: notes, inputs };
    const { value, diagnostics } = await resource.plan(proposal, this.#planCall());
    const told = diagnostics.map(toTold);
    if (value === undefined || hasError(told)) return { told };
    if (inputs !== null && value.action !== "delete") demandPlan(resource, prior, inputs, value);
    return { plan: value, told };
  }

  #check(type: string, inputs: Fields): readonly ToldByContract[] {
    const { schema, check } = this.#resource(type);
    const language = this.#provider.language(this.#settings);
    const invalid = validate(schema.fields, inputs).map((error) => error.diagnostic(language));
    return [...invalid, ...(check?.(inputs, this.#asking()) ?? [])].map(toTold);
  }

  #complete(type: string, written: Fields): Fields {
    return withDefaults(this.#resource(type).schema.fields, written);
  }

  #planCall(): Call<Client | null> {
    const { signal } = new AbortController();
    return { ...this.#asking(), client: this.#client, signal, progress: () => {} };
  }

  #asking(): Asking {
    const origin = this.#origin === null ? {} : { origin: this.#origin };
    return { settings: this.#settings, ...origin };
  }

  #call(): Call<Client> {
    const { client, ...call } = this.#planCall();
    if (client === null) throw new Error("the provider is not configured");
    return { ...call, client };
  }

  #resource(type: string): Resource<Client> {
    const resource = this.#provider.resources[type];
    if (resource === undefined) throw new Error(`there is no resource ${type}`);
    return resource;
  }
}

/** Only "nothing to do" leaves everything as it is. */
function demandPlan<Client>(
  { schema }: Resource<Client>,
  prior: Fields | null,
  inputs: Fields,
  { action, planned }: Changing,
): void {
  demand("invalid plan", planProblems(schema.fields, prior, inputs, planned));
  const changes = prior === null || same(prior, planned) !== "yes";
  if (changes === (action === "none")) throw new Error(`a plan of "${action}" says otherwise`);
}

function toKept(type: string, { state, private: notes }: Stored): Kept {
  return { type, state, memory: new Notes(notes) };
}

function notesOf(kept: Kept | null): Fields {
  return kept?.memory instanceof Notes ? kept.memory.fields : {};
}

function storedOf(kept: Kept): Stored {
  return { state: kept.state, private: notesOf(kept) };
}

function stepOf({ memory }: PlannedChange): Step {
  if (memory instanceof Step) return memory;
  throw new Error("this change was planned by another client");
}

function toTold(diagnostic: Diagnostic): ToldByContract {
  return { ...diagnostic, message: `${diagnostic.summary}: ${diagnostic.detail}` };
}

function demand(rule: string, broken: readonly string[]): void {
  if (broken.length > 0) throw new Error(`${rule}: ${broken.join("; ")}`);
}
