import { bare, type Fields, isList } from "../value/index.ts";

/** A field as what it is declared to be; null when it is not (unknown yet, nothing written). */
export function text(fields: Fields, name: string): string | null {
  const value = bare(fields[name] ?? null);
  return typeof value === "string" ? value : null;
}

export function whole(fields: Fields, name: string): number | null {
  const value = bare(fields[name] ?? null);
  return typeof value === "number" ? value : null;
}

/** Only the literal true is yes. */
export function flag(fields: Fields, name: string): boolean {
  return bare(fields[name] ?? null) === true;
}

/** The strings of a list or set; null when one of them is not known. */
export function texts(fields: Fields, name: string): readonly string[] | null {
  const value = bare(fields[name] ?? null);
  if (!isList(value)) return null;
  const items = value.map(bare).filter((item) => typeof item === "string");
  return items.length === value.length ? items : null;
}
