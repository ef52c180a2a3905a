/**
 * What the desk's actions ask of whatever keeps its data. Everything happens inside a transaction:
 * it is all stored and on the disk before its answer leaves, or nothing is.
 */
import type { Result } from "../result.ts";
import type { Grants, Registrations } from "./access.ts";
import type { Attachments } from "./attachments.ts";
import type { Charges } from "./charges.ts";
import type { Entries } from "./entries.ts";
import type { Inquiries } from "./inquiries.ts";
import type { People } from "./people.ts";
import type { Projects } from "./projects.ts";
import type { Comments, Keys, Tickets } from "./tickets.ts";
import type { Vault } from "./vault.ts";

export type * from "./access.ts";
export type * from "./attachments.ts";
export type * from "./charges.ts";
export type * from "./entries.ts";
export type * from "./inquiries.ts";
export type * from "./people.ts";
export type * from "./projects.ts";
export type * from "./tickets.ts";
export type * from "./vault.ts";

export interface Store {
  /**
   * What is refused stores nothing. `work` awaits nothing but the transaction: others of the same turn
   * wait for it. It may be run twice, the first time in vain.
   */
  transact<Value>(
    work: (transaction: Transaction) => Promise<Result<Value>>,
  ): Promise<Result<Value>>;
  close(): Promise<void>;
}

export interface Transaction {
  readonly projects: Projects;
  readonly people: People;
  readonly tickets: Tickets;
  readonly keys: Keys;
  readonly comments: Comments;
  readonly grants: Grants;
  readonly registrations: Registrations;
  readonly inquiries: Inquiries;
  readonly attachments: Attachments;
  readonly vault: Vault;
  readonly charges: Charges;
  readonly entries: Entries;
  readonly settings: Settings;
}

/** The few facts of the desk itself, such as its id. */
export interface Settings {
  read(name: string): Promise<string | null>;
  write(name: string, value: string): Promise<void>;
}
