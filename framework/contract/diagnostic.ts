/** From the outside in: field names, list indexes, map keys, all as declared. */
export type Path = readonly (string | number)[];

export type Language = "en" | "ko";

/** Something to tell the user, attached to what he or she wrote. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** From the closed table of whoever says it. */
  readonly code: string;
  /** Declared names, which the face renames; empty when the whole resource is meant. */
  readonly path: Path;
  /** One line. */
  readonly summary: string;
  /** What was wanted, what came, what to do next. Never a secret or contact data. */
  readonly detail: string;
}

/**
 * What came of a call. Without a value it failed and nothing changed;
 * with a value and an error the value stands, and something is left to do.
 */
export interface Outcome<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

export function succeeded<T>(value: T, diagnostics: readonly Diagnostic[] = []): Outcome<T> {
  return { value, diagnostics };
}

/** Without a reason it is a bug of our own: engines would take silence for success. */
export function failed(...diagnostics: readonly Diagnostic[]): Outcome<never> {
  if (!hasError(diagnostics)) throw new Error("a call failed without a reason");
  return { diagnostics };
}

export function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
