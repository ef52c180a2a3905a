/** What kinds of values are called in messages. */
import type { Language } from "../contract/index.ts";
import { type Kind, visitKind } from "../schema/index.ts";
import { isFields, isList, type Value } from "../value/index.ts";
import { isForeign } from "./struct.ts";

/** Kinds that are written alike have one name. */
export type KindName =
  | "string"
  | "boolean"
  | "integer"
  | "number"
  | "list"
  | "object"
  | "foreign"
  | "nothing";

const names: Readonly<Record<Language, Readonly<Record<KindName, string>>>> = {
  en: {
    string: "text",
    boolean: "true or false",
    integer: "a whole number",
    number: "a number",
    list: "a list",
    object: "named values",
    foreign: "a file or a resource",
    nothing: "nothing",
  },
  ko: {
    string: "문자열",
    boolean: "true 또는 false",
    integer: "정수",
    number: "숫자",
    list: "목록",
    object: "이름 붙은 값들",
    foreign: "파일 또는 리소스",
    nothing: "없음",
  },
};

export function wordsFor(name: KindName, language: Language): string {
  return names[language][name];
}

export function nameOfKind(kind: Kind): KindName {
  return visitKind<KindName>(kind, {
    string: () => "string",
    boolean: () => "boolean",
    integer: () => "integer",
    number: () => "number",
    list: () => "list",
    set: () => "list",
    map: () => "object",
    object: () => "object",
  });
}

/** Of a known value: what it is and not what it says, which may be private. */
export function nameOfValue(value: Value): KindName {
  if (value === null) return "nothing";
  if (isList(value)) return "list";
  if (isForeign(value)) return "foreign";
  if (isFields(value)) return "object";
  if (typeof value === "boolean") return "boolean";
  return typeof value === "number" ? "number" : "string";
}
