/** In which everything is said to people. */
export const languages = ["en", "ko"] as const;

export type Language = (typeof languages)[number];

/**
 * One code of the closed table: its sentence in both languages.
 * A sentence says what was wanted, what came, and what to do next; never a secret or contact data.
 */
export type Sentences<Details> = Readonly<Record<Language, (details: Details) => string>>;

/** For a fault that needs no particulars. */
export type Nothing = Readonly<Record<never, never>>;

export function sentences<Details = Nothing>(
  en: Sentences<Details>["en"],
  ko: Sentences<Details>["ko"],
): Sentences<Details> {
  return { en, ko };
}

/** `1 ticket`, `2 tickets`; `plural` where that is no `s`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** `["a", "b"]` as `a, b`; a dash for an empty list. */
export function listed(items: readonly string[]): string {
  return items.length === 0 ? "–" : items.join(", ");
}
