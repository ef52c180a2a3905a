import type { Kind, Schema } from "../schema/index.ts";
import type { Fields, Value } from "../value/index.ts";
import type { Diagnostic, Outcome, Path } from "./diagnostic.ts";

/** Who asks: by which settings, and from where. */
export interface Asking {
  /** The provider's configuration, completed from the environment. */
  readonly settings: Fields;
  /**
   * Where the declaration stands, if the engine tells: Pulumi's URN, empty for the provider's own
   * configuration. Terraform tells none.
   */
  readonly origin?: string;
}

/** What surrounds every call of an engine. */
export interface Call<Client> extends Asking {
  readonly client: Client;
  /** Cancellation and the user's timeout in one. */
  readonly signal: AbortSignal;
  /** One sentence for whoever watches a long call. */
  progress(sentence: string): void;
}

/** What a configuration came to; without a client while a setting that it needs is unknown. */
export type Configured<Client> = Pick<Call<Client | null>, "settings" | "client">;

/** What an engine keeps of a resource between two runs. */
export interface Stored {
  /** Every declared field but the write-only ones; users see it. */
  readonly state: Fields;
  /** The provider's private state; users do not see it. */
  readonly private: Fields;
}

/** A change that an engine considers. */
export interface Proposal {
  /** What is stored now; null when nothing is. */
  readonly prior: Fields | null;
  /**
   * The provider's private state. With `prior` null it is that of the object being replaced,
   * as its first plan left it, or empty for an ordinary create.
   */
  readonly private: Fields;
  /** What the user wrote, with declared defaults, write-only values included; null when it is to go. */
  readonly inputs: Fields | null;
  /**
   * The sentence that was shown for this change, from engines that show it in place of the plan:
   * the plan may do no more than it says.
   */
  readonly previewSentence?: string | null;
}

export type Plan =
  | {
      readonly action: "none" | "create" | "update";
      readonly planned: Fields;
      readonly private: Fields;
    }
  | {
      /** The old object goes first. */
      readonly action: "replace";
      readonly planned: Fields;
      readonly private: Fields;
      readonly because: readonly Path[];
    }
  | { readonly action: "delete" };

/**
 * One kind of thing that users declare. Faces translate engines' calls to these and decide nothing.
 * Only `check`, `plan` and `previewSentence` meet unknown values, and only the last two a client that
 * is null because the provider's configuration is not known yet.
 */
export interface Resource<Client> {
  readonly schema: Schema;
  /** The service changes it by itself, so engines should read it before every change. */
  readonly live?: true;
  /** Upgrades of stored state, by the version they start from, each to the next. */
  readonly upgrades?: Readonly<Record<number, (state: Fields) => Fields>>;
  /** Judges what the user wrote, offline. Unknown values are passed over. */
  check?(inputs: Fields, asking: Asking): readonly Diagnostic[];
  plan(proposal: Proposal, call: Call<Client | null>): Promise<Outcome<Plan>>;
  /**
   * For engines whose previews show changed inputs only: what applying these inputs would do now,
   * in one sentence. `before` is the sentence that the last apply stored.
   */
  previewSentence?(
    inputs: Fields,
    before: string | null,
    call: Call<Client | null>,
  ): Promise<Outcome<string>>;
  create(planned: Stored, inputs: Fields, call: Call<Client>): Promise<Outcome<Stored>>;
  read(stored: Stored, call: Call<Client>): Promise<Outcome<Stored | "gone">>;
  update(
    prior: Stored,
    planned: Stored,
    inputs: Fields,
    call: Call<Client>,
  ): Promise<Outcome<Stored>>;
  delete(prior: Stored, call: Call<Client>): Promise<Outcome<"done">>;
  /** `handle` is whatever users have at hand: an id, a number, an address. */
  import(handle: string, call: Call<Client>): Promise<Outcome<Stored>>;
}

/** Something to look up. Called only with known inputs. */
export interface DataSource<Client> {
  readonly schema: Schema;
  check?(inputs: Fields, asking: Asking): readonly Diagnostic[];
  read(inputs: Fields, call: Call<Client>): Promise<Outcome<Fields>>;
}

/** A pure function of known arguments, callable without configuration. */
export interface PureFunction {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly kind: Kind;
    readonly description: string;
  }[];
  readonly result: Kind;
  call(arguments_: readonly Value[]): Outcome<Value>;
}

/**
 * Several resources declared as one, for engines that know such things: request, key, grant and
 * decision for one server are to be the first. No face serves it yet; the one for Pulumi will, by its
 * call Construct. The provider that the tests of the framework serve declares one.
 */
export interface Component {
  readonly schema: Schema;
  /** The children by name, in the order of their dependence. */
  children(
    inputs: Fields,
  ): Readonly<Record<string, { readonly resource: string; readonly inputs: Fields }>>;
}
