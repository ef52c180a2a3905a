import { bare, isFields, isList, isUnknown, type Value } from "./value.ts";

/** The answer to a question about values that may not be known yet. */
export type Truth = "yes" | "no" | "undetermined";

export function both(left: Truth, right: Truth): Truth {
  if (left === "no" || right === "no") return "no";
  return left === "yes" && right === "yes" ? "yes" : "undetermined";
}

export function all(truths: Iterable<Truth>): Truth {
  let answer: Truth = "yes";
  for (const truth of truths) answer = both(answer, truth);
  return answer;
}

/** Whether two values are the same data; a secret mark alone is no difference. */
export function same(left: Value, right: Value): Truth {
  const a = bare(left);
  const b = bare(right);
  if (isUnknown(a) || isUnknown(b)) return "undetermined";
  if (isList(a)) return isList(b) ? sameItems(a, b) : "no";
  if (isFields(a)) {
    if (!isFields(b)) return "no";
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return all([...names].map((name) => same(a[name] ?? null, b[name] ?? null)));
  }
  return a === b ? "yes" : "no";
}

function sameItems(a: readonly Value[], b: readonly Value[]): Truth {
  if (a.length !== b.length) return "no";
  return all(a.map((item, index) => same(item, b[index] ?? null)));
}
