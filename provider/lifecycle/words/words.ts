/** One line, then what was wanted, what came and what to do. */
export type Sentence = readonly [summary: string, detail: string];

export interface Words<Details> {
  readonly en: (details: Details) => Sentence;
  readonly ko: (details: Details) => Sentence;
}

export function words<Details>(en: Words<Details>["en"], ko: Words<Details>["ko"]): Words<Details> {
  return { en, ko };
}

/** How people recognise a ticket when no line of a file can be shown. */
export interface Named {
  readonly number: string;
  readonly title: string;
  readonly serverId: string;
}

/** `N1 "Install Apache" on web-1`. */
export function named({ number, title, serverId }: Named): string {
  return `${number} "${title}" (${serverId})`;
}
