import type { FaultOf } from "../../core/fault.ts";

type Problem = FaultOf<"body_malformed">["details"]["problem"];

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem };

/** Deeper than any body of the contract. */
const depthMax = 16;

/**
 * JSON as two readers must agree on it: UTF-8, every name once, not deep.
 * The language's own parser lets the last of two equal names win, which hides what a proxy saw.
 */
export function parseStrictly(bytes: Uint8Array): ParsedJson {
  const text = decode(bytes);
  if (text === null) return { ok: false, problem: "not_utf8" };
  try {
    const value: unknown = JSON.parse(text);
    const problem = findProblem(text);
    return problem === null ? { ok: true, value } : { ok: false, problem };
  } catch {
    // What the parser says may quote the body, so it is not passed on.
    return { ok: false, problem: "not_json" };
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs;

/** Walks the strings and brackets of a text that is known to be JSON. */
function findProblem(text: string): Problem | null {
  const open: (Set<string> | null)[] = [];
  let previous = "";
  for (const [part] of text.matchAll(token)) {
    if (part === "{") open.push(new Set());
    else if (part === "[") open.push(null);
    else if (part === "}" || part === "]") open.pop();
    else if (part === ":" && isRepeated(open.at(-1), previous)) return "duplicate_name";
    else if (part.startsWith('"') && holdsHalf(part)) return "not_utf8";
    if (open.length > depthMax) return "too_deep";
    previous = part;
  }
  return null;
}

/** Half a character, escaped: JSON takes it, and no UTF-8 can hold it. */
function holdsHalf(quoted: string): boolean {
  if (!/\\ud[89a-f]/i.test(quoted)) return false;
  return !unquoted(quoted).isWellFormed();
}

/** Only an escape makes a string another text than the one between its quotes. */
function unquoted(quoted: string): string {
  return quoted.includes("\\") ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}

function isRepeated(names: Set<string> | null | undefined, quoted: string): boolean {
  if (!names) return false;
  const name = unquoted(quoted);
  if (names.has(name)) return true;
  names.add(name);
  return false;
}
