/** How a face refuses by itself: by a code of its closed table, worded in the user's language. */
import type { Diagnostic, Language, Path } from "./diagnostic.ts";

/** One line, then what was wanted, what came and what to do next. */
type Words = readonly [summary: string, detail: string];

export interface Message<Details> {
  readonly en: (details: Details) => Words;
  readonly ko: (details: Details) => Words;
}

/** For a message that needs no particulars. */
type Nothing = Readonly<Record<never, never>>;

export function message<Details = Nothing>(
  en: Message<Details>["en"],
  ko: Message<Details>["ko"],
): Message<Details> {
  return { en, ko };
}

/** Thrown or listed where the fault is found, and worded where the call came in. */
export class Refusal extends Error {
  readonly code: string;
  readonly path: Path;
  readonly #wordsIn: (language: Language) => Words;

  constructor(code: string, path: Path, wordsIn: (language: Language) => Words) {
    super(code);
    this.code = code;
    this.path = path;
    this.#wordsIn = wordsIn;
  }

  diagnostic(language: Language): Diagnostic {
    const [summary, detail] = this.#wordsIn(language);
    return { severity: "error", code: this.code, path: this.path, summary, detail };
  }
}

/** Whether a call ended because its signal did: the engine interrupted it, or its time was over. */
export function isCancellation(error: unknown): boolean {
  return error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError");
}

/** Makes the refusals of one table: a code or a particular that it does not have does not compile. */
export function refusalsOf<Table>(messages: {
  readonly [Code in keyof Table]: Message<Table[Code]>;
}) {
  return <Code extends keyof Table & string>(
    code: Code,
    details: Table[Code],
    path: Path = [],
  ): Refusal => new Refusal(code, path, (language) => messages[code][language](details));
}
