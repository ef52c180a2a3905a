import type { Schema } from "../schema/index.ts";
import type { Fields } from "../value/index.ts";
import type { Language, Outcome } from "./diagnostic.ts";
import type { Asking, Component, DataSource, PureFunction, Resource } from "./resource.ts";

/** A product as engines see it. Everything is found by its declared name. */
export interface Provider<Client> {
  /** Lower case, as it stands in type names: `deskform`. */
  readonly name: string;
  /** Semantic version without a leading `v`. */
  readonly version: string;
  readonly description: string;
  readonly configuration: Schema;
  readonly resources: Readonly<Record<string, Resource<Client>>>;
  readonly dataSources: Readonly<Record<string, DataSource<Client>>>;
  readonly functions: Readonly<Record<string, PureFunction>>;
  readonly components: Readonly<Record<string, Component>>;
  /** What the user configured, completed from the environment and with defaults. */
  complete(configured: Fields): Fields;
  /**
   * Checks the completed settings and opens a client; null as long as a setting it needs is unknown.
   * Faces have validated what the user wrote, and nothing of what comes from the environment.
   */
  connect(asking: Asking): Promise<Outcome<Client | null>>;
  /**
   * The engine has ended this process in good order, so that what it was told is in its state.
   * Faces wait for it before the process exits. It is not called after a crash.
   */
  close?(): Promise<void>;
  /** In which language this user is told things. */
  language(settings: Fields): Language;
}
