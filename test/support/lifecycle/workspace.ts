/**
 * One state and the runs of an engine over it: plan in one process, apply in the next,
 * as people do with `plan -out` and pipelines do always.
 */
import type { Provider } from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import { type Fields, unknown, type Value } from "../../../framework/value/index.ts";
import type { Kept, Planned, PlannedChange, PlanOptions, Told } from "../engine-client.ts";
import type { Face, Running } from "./faces.ts";
import type { Wire } from "./wire.ts";

/** What another declaration will be or is: unknown as long as nobody knows it. */
export type Reference = (name: string, field: string) => Value;

export interface Declaration {
  readonly type: string;
  readonly inputs: Fields | ((of: Reference) => Fields);
}

/** By name, in the order of their dependence. */
export type Program = Readonly<Record<string, Declaration>>;

export interface RunOptions {
  /** False for `-refresh=false`. */
  readonly refresh?: boolean;
  readonly replace?: readonly string[];
  readonly createFirst?: boolean;
}

export interface Proposed {
  readonly program: Program;
  readonly changes: ReadonlyMap<string, PlannedChange>;
  /** What goes may be removed last, as Pulumi does it and what is independent may happen. */
  readonly createFirst: boolean;
  readonly told: readonly Told[];
  /** Refused plans cannot be applied. */
  readonly refused: boolean;
}

export interface Done {
  readonly told: readonly Told[];
  readonly refused: boolean;
}

export class Workspace {
  readonly #face: Face;
  readonly #provider: (wire: Wire) => Provider<unknown>;
  #settings: Fields;
  readonly #wire: Wire;
  #state = new Map<string, Kept>();

  constructor(
    face: Face,
    provider: (wire: Wire) => Provider<unknown>,
    settings: Fields,
    wire: Wire,
  ) {
    this.#face = face;
    this.#provider = provider;
    this.#settings = settings;
    this.#wire = wire;
  }

  /** The line of this workspace's processes to the desk. */
  get wire(): Wire {
    return this.#wire;
  }

  /** Other settings of the provider, from the next run on. */
  configure(changes: Fields): void {
    this.#settings = { ...this.#settings, ...changes };
  }

  /** What the engine has of a declaration; throws where there is nothing. */
  state(name: string): Fields {
    const kept = this.#state.get(name);
    if (kept === undefined) throw new Error(`there is no ${name} in the state`);
    return kept.state;
  }

  get namespace(): string {
    return text(this.#settings, "namespace") ?? "";
  }

  /** The id of what the engine has under a name. */
  id(name: string): string {
    return this.text(name, "id");
  }

  text(name: string, field: string): string {
    return text(this.state(name), field) ?? "";
  }

  get names(): readonly string[] {
    return [...this.#state.keys()];
  }

  /** Everything that the engine keeps, hidden parts included, as it would be written to a file. */
  get file(): string {
    return JSON.stringify([...this.#state], (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
    );
  }

  /** `moved`, an alias: the same object under another name. */
  move(from: string, to: string): void {
    this.#state = new Map(
      [...this.#state].map(([name, kept]) => [name === from ? to : name, kept]),
    );
  }

  /** `state rm`, `removed { destroy = false }`, a lost state file: nobody is asked. */
  lose(name: string): void {
    this.#state.delete(name);
  }

  /** The object counts as broken, so that the engine replaces it. */
  taint(name: string): void {
    const kept = this.#state.get(name);
    if (kept !== undefined) this.#state.set(name, { ...kept, damaged: true });
  }

  async plan(program: Program, options: RunOptions = {}): Promise<Proposed> {
    const { createFirst = false } = options;
    return this.#run(async (running, failures) => {
      const told: Told[] = [...failures];
      // An engine goes no further with a provider that cannot be configured.
      if (options.refresh !== false && !told.some(isError))
        told.push(...(await this.#refresh(running)));
      if (told.some(isError)) {
        return { program, changes: new Map(), createFirst, told, refused: true };
      }
      const planned = await this.#planAll(running, program, options);
      const all = [...told, ...planned.flatMap(([, { told: words }]) => words)];
      const changes = new Map(
        planned.flatMap(([name, { change }]) => (change === undefined ? [] : [[name, change]])),
      );
      const refused = planned.length !== changes.size;
      return { program, changes, createFirst, told: all, refused };
    });
  }

  async apply({ program, changes, createFirst }: Proposed): Promise<Done> {
    return this.#run(async (running, failures) => {
      const told: Told[] = [...failures];
      let refused = failures.some(isError);
      for (const [name, change] of inOrder(program, changes, createFirst)) {
        if (refused) break;
        const inputs = program[name] && this.#written(program[name], new Map());
        const result = await running.of(name).apply(change, inputs);
        if (this.#wire.isDead) return { told, refused: true };
        told.push(...result.told);
        this.#keep(name, result.kept);
        refused = result.told.some(isError);
      }
      return { told, refused };
    });
  }

  /** Plans and applies; what is refused at either is not carried on. */
  async up(program: Program, options: RunOptions = {}): Promise<Done> {
    const proposed = await this.plan(program, options);
    if (proposed.refused) return proposed;
    const { told, refused } = await this.apply(proposed);
    return { told: [...proposed.told, ...told], refused };
  }

  async refresh(): Promise<readonly Told[]> {
    return this.#run((running) => this.#refresh(running));
  }

  async import(name: string, type: string, handle: string): Promise<readonly Told[]> {
    return this.#run(async (running) => {
      const { kept, told } = await running.of(name).import(type, handle);
      this.#keep(name, kept);
      return told;
    });
  }

  async #refresh(running: Running): Promise<readonly Told[]> {
    const told: Told[] = [];
    for (const [name, kept] of this.#state) {
      const read = await running.of(name).refresh(kept);
      told.push(...read.told);
      this.#keep(name, read.kept);
    }
    return told;
  }

  async #planAll(
    running: Running,
    program: Program,
    { replace = [], createFirst = false }: RunOptions,
  ): Promise<readonly (readonly [string, Planned])[]> {
    const planned = new Map<string, Planned>();
    for (const [name, declaration] of Object.entries(program)) {
      const options: PlanOptions = { replace: replace.includes(name), createFirst };
      const inputs = this.#written(declaration, planned);
      const prior = this.#state.get(name) ?? null;
      planned.set(name, await running.of(name).plan(declaration.type, prior, inputs, options));
    }
    for (const [name, kept] of this.#state) {
      if (name in program) continue;
      planned.set(name, await running.of(name).plan(kept.type, kept, null));
    }
    return [...planned];
  }

  #written({ inputs }: Declaration, planned: ReadonlyMap<string, Planned>): Fields {
    if (typeof inputs !== "function") return inputs;
    return inputs((name, field) => {
      const coming = planned.get(name)?.change?.planned ?? this.#state.get(name)?.state;
      return coming?.[field] ?? unknown;
    });
  }

  #keep(name: string, kept: Kept | null): void {
    if (kept === null) this.#state.delete(name);
    else this.#state.set(name, kept);
  }

  /** One process of the provider, from its start to its end in good order or not. */
  async #run<T>(work: (running: Running, failures: readonly Told[]) => Promise<T>): Promise<T> {
    this.#wire.mend();
    const provider = this.#provider(this.#wire);
    const running = await this.#face.start(provider);
    try {
      const failures = await running.of("provider").configure(this.#settings);
      const result = await work(running, failures);
      if (!this.#wire.isDead) await provider.close?.();
      return result;
    } finally {
      await running.close();
    }
  }
}

/** What goes is removed first unless it is said, in the opposite order of its making. */
function inOrder(
  program: Program,
  changes: ReadonlyMap<string, PlannedChange>,
  createFirst: boolean,
): readonly (readonly [string, PlannedChange])[] {
  const all = [...changes];
  const going = all.filter(([name]) => !(name in program)).toReversed();
  const coming = all.filter(([name]) => name in program);
  return createFirst ? [...coming, ...going] : [...going, ...coming];
}

function isError({ severity }: Told): boolean {
  return severity === "error";
}
