/** A signal that aborts when so much time has passed. */
export type Deadline = (timeoutMs: number) => AbortSignal;

/** Everything that the face takes from the process it runs in. */
export interface Host {
  /** Behind the program's name, as the engine gave them. */
  readonly arguments: readonly string[];
  /** Aborted when the process is asked to end. */
  readonly stop: AbortSignal;
  readonly deadline: Deadline;
  /** The one line that the engine reads. */
  write(line: string): void;
}
