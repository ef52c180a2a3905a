/** What kinds of values are called in messages. */
import { type Kind, visitKind } from "../schema/index.ts";
import type { Language } from "./diagnostic.ts";

/** Kinds that are written alike have one name. */
export type KindName = "string" | "boolean" | "integer" | "number" | "list" | "object";

const names: Readonly<Record<Language, Readonly<Record<KindName, string>>>> = {
  en: {
    string: "text",
    boolean: "true or false",
    integer: "a whole number",
    number: "a number",
    list: "a list",
    object: "named values",
  },
  ko: {
    string: "문자열",
    boolean: "true 또는 false",
    integer: "정수",
    number: "숫자",
    list: "목록",
    object: "이름 붙은 값들",
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
