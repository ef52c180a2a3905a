/** Each word of the glossary has one row, which names the file that defines it and what it declares. */
import { misplacedNames } from "./invariants.ts";
import type { SourceFile } from "./layers.ts";

/** One sentence per word whose row leads nowhere, or that has several. */
export function undefinedWords(page: string, files: readonly SourceFile[]): readonly string[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const rows = rowsOf(page);
  const words = rows.map(({ word }) => word);
  const repeated = new Set(words.filter((word, at) => words.indexOf(word) !== at));
  return [
    ...rows.flatMap(({ word, place }) =>
      misplacedNames(place, texts, declaredIn).map((what) => `${word} ${what}`),
    ),
    ...[...repeated].map((word) => `${word} stands in more than one row`),
  ];
}

/** The first and the last cell of every row below a heading. */
function rowsOf(page: string) {
  return page.split("\n").flatMap((line) => {
    const [, word = "", place = ""] = /^\| ([^|]+) \|.*\|([^|]*)\|$/.exec(line) ?? [];
    return word === "" || word === "word" ? [] : [{ word, place }];
  });
}

/** What a file declares by itself, what its types and objects have as members, and the words of its lists. */
function declaredIn(text = ""): ReadonlySet<string> {
  const declared = /^(?:export )?(?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm;
  const member = /^ +(?:readonly )?"?(\w+)"?\??(?:[:,]|\(.*\{$)/gm;
  return new Set(
    [declared, member].flatMap((each) => [...text.matchAll(each)].map(([, name]) => name ?? "")),
  );
}
