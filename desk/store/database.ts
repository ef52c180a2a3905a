/** What the store asks of a database, whichever it is: SQL with `$1` placeholders inside a transaction. */
import type { Result } from "../actions/result.ts";

export type Parameter = string | number | null;
export type Row = Readonly<Record<string, unknown>>;

export interface Connection {
  query(sql: string, ...parameters: readonly Parameter[]): Promise<readonly Row[]>;
  /** What this transaction deletes shall leave no byte in the files once it is committed. */
  scrub(): void;
}

export interface Database {
  /**
   * `work` awaits nothing but this connection: whoever is next in the same turn waits for it. It may be
   * run twice, the first time in vain.
   */
  transact<Value>(work: (connection: Connection) => Promise<Result<Value>>): Promise<Result<Value>>;
  close(): Promise<void>;
}
