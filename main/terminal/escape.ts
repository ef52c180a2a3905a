/** Text that came from others, made harmless: whatever moves, hides or reorders is written out. */

// Controls, direction marks, zero-width and filling characters, private and unassigned ones.
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu;

/** On one line: a line feed is written out like any other control. */
export function escapeLine(text: string): string {
  return text.toWellFormed().replace(unseen, writtenOut);
}

/** Of several lines: line feeds stay, a tab becomes blanks. */
export function escapeLines(text: string): readonly string[] {
  return text.replaceAll("\t", "    ").split("\n").map(escapeLine);
}

/** JSON that means the same, and that a terminal shows as it is. Without an indent it is one line. */
export function escapeJson(value: unknown, indent: number): string {
  const text = JSON.stringify(value, null, indent) ?? "null";
  const escaped = text.split("\n").map((line) => line.replace(unseen, asUnits));
  return escaped.join("\n");
}

function writtenOut(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function asUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
