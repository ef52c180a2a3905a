/** A title is read alone, in a list of what failed: it has to be a fact, and not a cell of a table. */

const fewestWords = 3;
const plainWord = /(?:^|\s)\p{Ll}{2,}(?:[\s.,:;)]|$)/u;
/** A placeholder that nothing took, or a value that was too large to be shown. */
const unformatted =
  /%(?:\d+\$)?[sdifjoO](?!\w)|\$[a-z]|…\(\d+\)|\[(?:Array|Object|Function|object)\b/;

/** Why a test's title tells nothing, or null; the groups that it stands in are formatted likewise. */
export function titleProblem(title: string, groups: readonly string[]): string | null {
  if (title.trim().split(/\s+/).length < fewestWords || !plainWord.test(title)) {
    return `a title is a fact of ${fewestWords} words or more; "${title}" is none`;
  }
  const rest = [title, ...groups].find((each) => unformatted.test(each));
  return rest === undefined
    ? null
    : `every value of a row stands in its title; "${rest}" lacks one`;
}
