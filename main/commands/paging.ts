import type { Context, Option } from "./command.ts";
import type { CommandLine } from "./command-line.ts";
import { messages } from "./messages.ts";

/** Every list of the desk is a page of at most a hundred, and says how to go on. */
export const pageOptions: readonly Option[] = [
  {
    flags: "--limit <count>",
    about: { en: "at most so many, up to 100", ko: "최대 개수(100까지)" },
  },
  {
    flags: "--cursor <cursor>",
    about: { en: "go on from an earlier list", ko: "이전 목록에 이어서" },
  },
];

export function pageIn(given: CommandLine): { readonly cursor?: string; readonly limit?: number } {
  const [cursor, limit] = [given.text("--cursor"), given.integer("--limit")];
  return { ...(cursor === undefined ? {} : { cursor }), ...(limit === undefined ? {} : { limit }) };
}

/** A table with its heading, and whether there is more; a sentence when there is nothing at all. */
export function tellPage(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  cursor: string | null,
  { terminal, language }: Context,
): void {
  if (rows.length === 0) terminal.say(messages.none[language]({}));
  else terminal.table([heading, ...rows]);
  if (cursor !== null) terminal.say(messages.more[language]({ cursor }));
}
