/** What enforces an invariant is named in the specification, and is where the specification says. */
import type { SourceFile } from "./layers.ts";

/** One sentence per name in the invariants' rows that does not stand where it is said to stand. */
export function unenforced(specification: string, files: readonly SourceFile[]): readonly string[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return specification.split("\n").flatMap((line) => {
    const [, id, enforcedBy = ""] = /^\| (I\d+) \|[^|]*\|(.*)\|$/.exec(line) ?? [];
    return id === undefined ? [] : misplacedNames(enforcedBy, texts).map((what) => `${id} ${what}`);
  });
}

/** Each name is a file's, or one that the file named before it has. */
export function misplacedNames(
  place: string,
  texts: ReadonlyMap<string, string>,
  namesOf: (text?: string) => ReadonlySet<string> = wordsOf,
): readonly string[] {
  const problems: string[] = [];
  let path: string | null = null;
  for (const [, name = ""] of place.matchAll(/`([^`]+)`/g)) {
    if (name.includes("/")) {
      path = name;
      if (!texts.has(name)) problems.push(`names ${name}, which there is not`);
    } else if (path === null || !namesOf(texts.get(path)).has(name)) {
      problems.push(`says that ${path ?? "no file"} has ${name}, which it has not`);
    }
  }
  return path === null ? ["names no file"] : problems;
}

/** A comment enforces nothing. */
function wordsOf(text = ""): ReadonlySet<string> {
  return new Set(text.replaceAll(/\/\*[^]*?\*\/|^ *\/\/.*$/gm, "").match(/\w+/g));
}
