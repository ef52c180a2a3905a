/** What kinds of values are called in sentences. */
import type { Language } from "../contract/index.ts";
import { type Kind, visitKind } from "../schema/index.ts";
import { isFields, isList, type Value } from "../value/index.ts";
import { isForeign } from "./struct.ts";

interface Names {
  readonly string: string;
  readonly boolean: string;
  readonly integer: string;
  readonly number: string;
  readonly list: string;
  readonly object: string;
  readonly foreign: string;
  readonly nothing: string;
}

const names: Readonly<Record<Language, Names>> = {
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

export function nameOfKind(kind: Kind, language: Language): string {
  const { string, boolean, integer, number, list, object } = names[language];
  return visitKind(kind, {
    string: () => string,
    boolean: () => boolean,
    integer: () => integer,
    number: () => number,
    list: () => list,
    set: () => list,
    map: () => object,
    object: () => object,
  });
}

/** Of a known value: its type only, for the value itself may be private. */
export function nameOfValue(value: Value, language: Language): string {
  const own = names[language];
  if (value === null) return own.nothing;
  if (isList(value)) return own.list;
  if (isForeign(value)) return own.foreign;
  if (isFields(value)) return own.object;
  if (typeof value === "boolean") return own.boolean;
  return typeof value === "number" ? own.number : own.string;
}
