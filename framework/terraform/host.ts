import type { KeyObject } from "node:crypto";

/** Everything that the face takes from the process it runs in. */
export interface Host {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly processId: number;
  /** Where a private folder for the socket may be made. */
  readonly temporaryFolder: string;
  /** Aborted when the process is asked to end, or its engine is gone without a word. */
  readonly stop: AbortSignal;
  now(): Date;
  randomBytes(count: number): Uint8Array;
  /** A P-256 pair: 1 ms, where RSA takes 600. */
  newKeys(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  /** A line to standard output, where the engine reads the handshake. */
  write(line: string): void;
  /** A line to standard error, where the engine reads the log. */
  log(line: string): void;
}
