/** What the store asks of a database, whichever it is: SQL with `$1` placeholders inside a transaction. */
import type { Result } from "../actions/store.ts";

export type Parameter = string | number | null;
export type Row = Readonly<Record<string, unknown>>;

export interface Connection {
  query(sql: string, ...parameters: readonly Parameter[]): Promise<readonly Row[]>;
}

export interface Database {
  /** `work` awaits nothing but this connection: whoever is next in the same turn waits for it. */
  transact<Value>(work: (connection: Connection) => Promise<Result<Value>>): Promise<Result<Value>>;
  /** After a destroyed key: nothing of it stays in the files. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}
