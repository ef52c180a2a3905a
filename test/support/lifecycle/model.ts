/**
 * Random histories of one declaration in each of two states: applied, edited, renamed, replaced,
 * tainted, destroyed, forgotten, imported, planned here and applied later, cut off at any moment,
 * overtaken by the other state's run, and moved by the desk's people meanwhile. After each step the
 * rules of the keys are looked at from outside.
 */
import fc from "fast-check";
import type { RouteName } from "../../../desk/contract/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import type { Scene } from "./scene.ts";
import type { Done, Program, Proposed, Workspace } from "./workspace.ts";
import type { Moment } from "./wire.ts";

export type Command =
  | { readonly do: "plan"; readonly name: string; readonly title: string }
  | (Declared & { readonly do: "apply"; readonly cut: Moment | null })
  | { readonly do: "replace"; readonly how: Replacing; readonly title: string }
  | { readonly do: "cut"; readonly route: RouteName; readonly moment: Moment }
  | { readonly do: "overtake"; readonly isUndone: boolean }
  | { readonly do: "applyPlan" | "rename" | "destroy" | "drop" | "forget" | "import" }
  | { readonly do: "refuse" | "confirm" | "complete" };

/** The old object goes first, or last, or counts as broken. */
type Replacing = "removed first" | "created first" | "tainted";

type Replacement = Pick<Command & { readonly do: "replace" }, "how" | "title">;

export interface Step {
  readonly space: 0 | 1;
  readonly command: Command;
}

const names = fc.constantFrom("one", "two");
const moments = fc.constantFrom<Moment>("before", "after");
const titles = fc.constantFrom("Install Apache", "Install nginx");

const commands: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("apply" as const),
      name: names,
      title: titles,
      // Its filing, where it matters most.
      cut: fc.option(moments, { freq: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("plan" as const), name: names, title: titles }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("replace" as const),
      how: fc.constantFrom<Replacing>("removed first", "created first", "tainted"),
      title: titles,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("cut" as const),
      route: fc.constantFrom<RouteName>(
        "putTicketByKey",
        "cancelTicket",
        "editTicket",
        "holdTicket",
      ),
      moment: moments,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("overtake" as const), isUndone: fc.boolean() }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom(
        ...(["applyPlan", "rename", "destroy", "drop", "forget", "import"] as const),
        ...(["refuse", "confirm", "complete"] as const),
      ),
    }),
  },
);

/** In one history. */
export const stepsMax = 14;

export const histories: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({ space: fc.constantFrom<0 | 1>(0, 1), command: commands }),
  { minLength: 1, maxLength: stepsMax, size: "max" },
);

/**
 * How the second state stands to the first: in a namespace of its own, or as another machine's for
 * the same declaration, where that has an idempotency key written and where it has none.
 */
export type Relation = "apart" | "same key" | "same namespace";

/** Everything that a refusal may tell the user to do. */
const waysOut =
  /moved block|alias|import|idempotency_?key|plan again|wait until|put the old|cancel it|undo the edit|new request/i;

interface Declared {
  readonly name: string;
  readonly title: string;
}

interface Saved {
  readonly proposed: Proposed;
  readonly declared: Declared;
  readonly file: string;
}

/** One state, and what the user has declared in it last. */
export class ModelledSpace {
  readonly #scene: Scene;
  readonly #space: Workspace;
  readonly #inputs: Fields;
  #declared: Declared | null = null;
  #saved: Saved | null = null;
  #isRunning = false;
  #other: ModelledSpace | null = null;
  /** What the user has asked to cancel in the other state, while a run of this one went on. */
  readonly #askedMeanwhile = new Set<string>();
  readonly #tainted = new Set<string>();
  #hasReplacedTainted = false;
  readonly #had = new Set<string>();
  /** Tickets that the user has told the engine to forget. */
  readonly let = new Set<string>();

  constructor(scene: Scene, space: Workspace, inputs: Fields) {
    this.#scene = scene;
    this.#space = space;
    this.#inputs = inputs;
  }

  /** The state whose runs may come in between. */
  beside(other: ModelledSpace): void {
    this.#other = other;
  }

  get namespace(): string {
    return this.#space.namespace;
  }

  /** What has happened here: refusals of the desk, and the rarer ends. */
  get met(): readonly string[] {
    const { refusals, adopted } = this.#space.wire;
    const foreign = [...adopted].filter((id) => this.#other?.hasLost(id));
    const adoption = foreign.length > 0 ? ["adopted from another machine"] : [];
    const replacement = this.#hasReplacedTainted ? ["replaced as tainted"] : [];
    return [...refusals, ...adoption, ...replacement];
  }

  /** Whether it was filed from here, and no state here has ever had it. */
  hasLost(id: string): boolean {
    return this.#space.wire.filed.has(id) && !this.#had.has(id);
  }

  /** The ids of what the engine has. */
  get ids(): readonly string[] {
    return this.#space.names.map((each) => this.#space.id(each));
  }

  /** Does it, and says which tickets the user has asked to cancel by it. */
  async do(command: Command): Promise<ReadonlySet<string>> {
    // Who taints an object asks for another in its place.
    const tainted = this.ids.filter((id) => this.#tainted.has(id));
    const asked = [...this.#askedBy(command), ...tainted];
    this.#askedMeanwhile.clear();
    this.#isRunning = true;
    await this.#carryOut(command);
    this.#isRunning = false;
    for (const id of this.ids) this.#had.add(id);
    return new Set([...asked, ...this.#askedMeanwhile]);
  }

  /** What is left to say once nobody interferes any more: nothing, or a way out. */
  async settles(): Promise<string | null> {
    const program = this.#program();
    this.#space.wire.calm();
    const settled = await this.#space.up(program);
    if (!settled.refused) {
      const { changes, told } = await this.#space.plan(program);
      const left = [...changes.values()].filter(({ action }) => action !== "none");
      const problems = told.filter(({ severity }) => severity === "error");
      return left.length + problems.length === 0 ? null : `not settled: ${JSON.stringify(told)}`;
    }
    const refusals = settled.told.filter(({ severity }) => severity === "error");
    const mute = refusals.filter(({ message }) => !waysOut.test(message));
    return mute.length === 0 ? null : `no way out: ${JSON.stringify(mute)}`;
  }

  #program(): Program {
    return this.#declared === null ? {} : this.#programOf(this.#declared);
  }

  #programOf({ name, title }: Declared, changes: Fields = {}): Program {
    const inputs = { ...this.#inputs, title, ...changes };
    return { [name]: { type: "SupportRequest", inputs } };
  }

  /** What goes from the program, and what is replaced, may be cancelled; nothing else. */
  #askedBy(command: Command): ReadonlySet<string> {
    const going = (kept: string | null): readonly string[] =>
      this.#space.names.filter((each) => each !== kept).map((each) => this.#space.id(each));
    switch (command.do) {
      case "apply":
        return new Set(going(command.name));
      case "applyPlan":
        return new Set(going(this.#saved?.declared.name ?? null));
      case "destroy":
      case "replace":
        return new Set(going(null));
      default:
        return new Set();
    }
  }

  async #carryOut(command: Command): Promise<unknown> {
    switch (command.do) {
      case "apply":
        if (command.cut !== null) this.#space.wire.cut("putTicketByKey", command.cut);
        this.#declared = { name: command.name, title: command.title };
        return this.#space.up(this.#program());
      case "plan":
        return this.#plan(command);
      case "applyPlan":
        return this.#applyPlan();
      case "replace":
        return this.#replace(command);
      case "rename":
        return this.#rename();
      case "overtake":
        return this.#overtake(command);
      case "destroy":
        this.#declared = null;
        return this.#space.up({});
      case "forget":
        return this.#forget();
      case "drop":
        return this.#drop();
      case "import":
        return this.#import();
      case "cut":
        return this.#space.wire.cut(command.route, command.moment);
      case "refuse":
      case "confirm":
      case "complete":
        return this.#atTheDesk(command.do);
    }
  }

  async #plan({ name, title }: Declared): Promise<void> {
    const declared = { name, title };
    const proposed = await this.#space.plan(this.#programOf(declared));
    this.#saved = proposed.refused ? null : { proposed, declared, file: this.#space.file };
  }

  /** Engines refuse a plan that was made for another state. */
  async #applyPlan(): Promise<void> {
    const saved = this.#saved;
    if (saved === null || saved.file !== this.#space.file) return;
    this.#declared = saved.declared;
    await this.#space.apply(saved.proposed).catch(onlyStale);
  }

  /** With the title as it is, or edited in the same step. */
  async #replace({ how, title }: Replacement): Promise<Done | null> {
    const { name } = this.#declared ?? {};
    // What is not there yet is not replaced: created first beside another name it is one more request.
    if (name === undefined || !this.#space.names.includes(name)) return null;
    this.#declared = { name, title };
    if (how === "tainted") this.#taint(name);
    const replace = how === "tainted" ? [] : [name];
    const createFirst = how === "created first";
    const done = await this.#space.up(this.#program(), { replace, createFirst });
    if (!done.refused) {
      await this.#demandOpen(name);
      if (how === "tainted") this.#hasReplacedTainted = true;
    }
    return done;
  }

  /** Whoever replaces a request wants it done. */
  async #demandOpen(declared: string): Promise<void> {
    const { number, phase } = await this.#scene.ticket(this.#space.id(declared));
    if (phase === "terminal") throw new Error(`a replacement left ${number}, which has ended`);
  }

  #rename(): void {
    const [from] = this.#space.names;
    if (from === undefined || this.#declared === null || this.#space.names.length > 1) return;
    const to = from === "one" ? "two" : "one";
    this.#space.move(from, to);
    this.#declared = { ...this.#declared, name: to };
  }

  #taint(name: string): void {
    this.#tainted.add(this.#space.id(name));
    this.#space.taint(name);
  }

  /** The other state's run comes after all that this one's next run reads, and before it files. */
  #overtake({ isUndone }: Command & { readonly do: "overtake" }): void {
    this.#space.wire.meanwhile("putTicketByKey", async () => {
      const [other, declared] = [this.#other, this.#declared];
      if (other === null || other.#isRunning || declared === null) return;
      const runs: readonly Command[] = [{ do: "apply", ...declared, cut: null }, { do: "destroy" }];
      for (const command of runs.slice(0, isUndone ? 2 : 1)) {
        for (const id of await other.do(command)) this.#askedMeanwhile.add(id);
      }
    });
  }

  async #forget(): Promise<void> {
    const declared = this.#declared;
    if (declared === null || this.#space.names[0] !== declared.name) return;
    const forgetting = this.#programOf(declared, { onDestroy: "forget" });
    if ((await this.#space.up(forgetting)).refused) return;
    const { ids } = this;
    this.#declared = null;
    await this.#space.up({});
    for (const id of ids) this.let.add(id);
  }

  #drop(): void {
    for (const id of this.ids) this.let.add(id);
    for (const each of this.#space.names) this.#space.lose(each);
    this.#declared = null;
  }

  async #import(): Promise<void> {
    const [ticket] = (await this.#scene.ticketsOf(this.#space.namespace)).filter(
      ({ phase }) => phase !== "terminal",
    );
    if (ticket === undefined || this.#space.names.length > 0) return;
    this.#declared = { name: "one", title: ticket.title };
    await this.#space.import("one", "SupportRequest", ticket.number);
  }

  async #atTheDesk(what: "refuse" | "confirm" | "complete"): Promise<void> {
    const tickets = await this.#scene.ticketsOf(this.#space.namespace);
    const fresh = tickets.find(({ state }) => state === "received");
    const confirmed = tickets.find(({ phase }) => phase === "locked");
    if (what === "refuse" && fresh !== undefined) await this.#scene.refuse(fresh.id);
    if (what === "confirm" && fresh !== undefined) await this.#scene.lead(fresh.id, "confirmed");
    if (what === "complete" && confirmed !== undefined) {
      await this.#scene.registerKey(confirmed.serverId);
      await this.#scene.start(confirmed.id);
      await this.#scene.complete(confirmed.id);
    }
  }
}

/** Between plan and apply the key has moved on: the engine says so by itself. */
function onlyStale(error: unknown): void {
  if (!(error instanceof Error) || !error.message.startsWith("the plan changed")) throw error;
}
