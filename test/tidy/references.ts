/** What a page points to is there: its links, the paths and words of the sources that it names, and the scripts. */
import { dirname, join } from "node:path";

interface Checkout {
  /** Files and folders, from its root. */
  readonly has: (path: string) => boolean;
  /** Every word of its sources. */
  readonly words: ReadonlySet<string>;
  /** What `npm run` knows. */
  readonly scripts: readonly string[];
}

/** One sentence per thing that a page points to and that is nowhere. */
export function deadReferences(
  page: string,
  text: string,
  { has, words, scripts }: Checkout,
): readonly string[] {
  const paths = [
    ...linked(text).map((link) => join(dirname(page), link)),
    ...quoted(text, ourPath),
  ];
  return [
    ...paths.filter((path) => !has(path)),
    ...quoted(text, /[A-Z]\w+/).filter((word) => !words.has(word)),
    ...scriptsIn(text).filter((script) => !scripts.includes(script)),
  ].map((name) => `${page} points to ${name}, which there is not`);
}

/** Without addresses elsewhere, and without the place within a page. */
function linked(text: string): readonly string[] {
  const links = [...text.matchAll(/\]\(([^)#\s]+)/g)].flatMap(([, link]) => link ?? []);
  return links.filter((link) => !/^[a-z]+:/.test(link));
}

/** Other paths are of a user's folders, of packages, or of addresses. */
const ourPath = /(?:bench|core|desk|docs|examples|framework|main|provider|test|tools)\/[\w./-]*/;

function scriptsIn(text: string): readonly string[] {
  return [...text.matchAll(/\bnpm run ([\w:-]+)/g)].flatMap(([, name]) => name ?? []);
}

function quoted(text: string, pattern: RegExp): readonly string[] {
  const whole = new RegExp(`\`(${pattern.source})\``, "g");
  return [...text.matchAll(whole)].flatMap(([, found]) => found ?? []);
}
