/** An error that the user is told as a diagnostic: by a code of a closed table, worded in the user's language. */
import type { Diagnostic, Language, Path } from "./diagnostic.ts";

/** One line, then what was wanted, what came and what to do next. */
type Sentences = readonly [summary: string, detail: string];

export interface Message<Details> {
  readonly en: (details: Details) => Sentences;
  readonly ko: (details: Details) => Sentences;
}

/** For a message that needs no particulars. */
type Nothing = Readonly<Record<never, never>>;

export function message<Details = Nothing>(
  en: Message<Details>["en"],
  ko: Message<Details>["ko"],
): Message<Details> {
  return { en, ko };
}

/** Thrown or listed where the mistake is found, and worded where the call came in. */
export class DiagnosticError extends Error {
  readonly code: string;
  readonly path: Path;
  readonly #sayIn: (language: Language) => Sentences;

  constructor(code: string, path: Path, sayIn: (language: Language) => Sentences) {
    super(code);
    this.code = code;
    this.path = path;
    this.#sayIn = sayIn;
  }

  diagnostic(language: Language): Diagnostic {
    const [summary, detail] = this.#sayIn(language);
    return { severity: "error", code: this.code, path: this.path, summary, detail };
  }
}

/** Whether a call ended because its signal did: the engine interrupted it, or its time was over. */
export function isCancellation(error: unknown): boolean {
  return error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError");
}

/** Makes the errors of one table: a code or a particular that it does not have does not compile. */
export function diagnosticErrorsOf<Table>(messages: {
  readonly [Code in keyof Table]: Message<Table[Code]>;
}) {
  return <Code extends keyof Table & string>(
    code: Code,
    details: Table[Code],
    path: Path = [],
  ): DiagnosticError =>
    new DiagnosticError(code, path, (language) => messages[code][language](details));
}
