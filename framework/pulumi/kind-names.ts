/** What values are called in messages: as their kinds, or as what no kind is. */
import { type KindName, type Language, wordsFor } from "../contract/index.ts";
import { isFields, isList, type Value } from "../value/index.ts";
import { isForeign } from "./struct.ts";

export type ValueName = KindName | "foreign";

const foreign: Readonly<Record<Language, string>> = {
  en: "a file or a resource",
  ko: "파일 또는 리소스",
};

export function wordsForValue(name: ValueName, language: Language): string {
  return name === "foreign" ? foreign[language] : wordsFor(name, language);
}

/** Of a known value: what it is and not what it says, which may be private. */
export function nameOfValue(value: Value): ValueName {
  if (isList(value)) return "list";
  if (isForeign(value)) return "foreign";
  if (isFields(value)) return "object";
  if (typeof value === "boolean") return "boolean";
  return typeof value === "number" ? "number" : "string";
}
