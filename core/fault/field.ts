import type { Language } from "./sentences.ts";

/** From the outside in: `["contact", "phone"]`, `["services", 0]`. */
export type FieldPath = readonly (string | number)[];

/** What a field wants. `unit` of a text limit is code points after normalisation. */
export type Wanted =
  | { readonly rule: "text"; readonly least: number; readonly most: number }
  | { readonly rule: "line"; readonly least: number; readonly most: number }
  | { readonly rule: "list"; readonly least: number; readonly most: number }
  | { readonly rule: "integer"; readonly least: number; readonly most: number }
  | { readonly rule: "one_of"; readonly values: readonly string[] }
  | { readonly rule: Simple };

type Simple =
  | "object"
  | "yes_or_no"
  | "identifier"
  | "sha256"
  | "each_once"
  | "instant"
  | "day"
  | "month"
  | "duration"
  | "canonical_cidr";

/** The shape of what came, and never its content: it may be personal or secret. */
export interface Came {
  readonly shape: "nothing" | "text" | "number" | "yes_or_no" | "list" | "object";
  /** Code points of a text, items of a list, bytes of nothing else. */
  readonly size?: number;
}

/** Describes any value by its shape alone. */
export function cameFrom(value: unknown): Came {
  if (value === undefined || value === null) return { shape: "nothing" };
  if (typeof value === "string") return { shape: "text", size: [...value].length };
  if (typeof value === "number" || typeof value === "bigint") return { shape: "number" };
  if (typeof value === "boolean") return { shape: "yes_or_no" };
  return Array.isArray(value) ? { shape: "list", size: value.length } : { shape: "object" };
}

/** `["services", 0]` as `services[0]`; the whole form as `form`. */
export function formatPath(path: FieldPath): string {
  const text = path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`))
    .join("")
    .replace(/^\./, "");
  return text === "" ? "form" : text;
}

const simple: Readonly<Record<Simple, Readonly<Record<Language, string>>>> = {
  object: { en: "an object", ko: "객체" },
  yes_or_no: { en: "true or false", ko: "true 또는 false" },
  identifier: {
    en: "1 to 64 letters, digits, dots, dashes or underscores, beginning with a letter or digit",
    ko: "문자나 숫자로 시작하고 영문자, 숫자, 점, 대시, 밑줄로 된 1~64자",
  },
  sha256: { en: "64 lower-case hexadecimal digits", ko: "소문자 16진수 64자리" },
  each_once: { en: "every item once", ko: "중복 없는 항목" },
  instant: {
    en: "an RFC 3339 instant with a zone, like 2026-11-24T10:00:00+09:00",
    ko: "시간대가 있는 RFC 3339 시각(예: 2026-11-24T10:00:00+09:00)",
  },
  day: {
    en: "a day of the calendar like 2026-12-31, none before the day it begins",
    ko: "2026-12-31과 같은 날짜(시작일보다 빠를 수 없음)",
  },
  month: { en: "a month like 2026-12", ko: "2026-12와 같은 달" },
  duration: { en: "a duration like 2h30m", ko: "2h30m과 같은 기간" },
  canonical_cidr: {
    en: "a public address range in canonical form, IPv4 /24 to /32 or IPv6 /64 to /128",
    ko: "표준 표기의 공인 주소 대역(IPv4 /24~/32 또는 IPv6 /64~/128)",
  },
};

export function sayWanted(wanted: Wanted, language: Language): string {
  const korean = language === "ko";
  switch (wanted.rule) {
    case "text":
      return korean
        ? `${wanted.least}~${wanted.most}자의 글`
        : `a text of ${wanted.least} to ${wanted.most} characters`;
    case "line":
      return korean
        ? `${wanted.least}~${wanted.most}자의 한 줄 글`
        : `one line of ${wanted.least} to ${wanted.most} characters`;
    case "list":
      return korean
        ? `${wanted.least}~${wanted.most}개의 목록`
        : `a list of ${wanted.least} to ${wanted.most} items`;
    case "integer":
      return korean
        ? `${wanted.least}~${wanted.most} 사이의 정수`
        : `an integer from ${wanted.least} to ${wanted.most}`;
    case "one_of":
      return korean
        ? `다음 중 하나: ${wanted.values.join(", ")}`
        : `one of ${wanted.values.join(", ")}`;
    default:
      return simple[wanted.rule][language];
  }
}

const shapes: Readonly<Record<Came["shape"], Readonly<Record<Language, string>>>> = {
  nothing: { en: "nothing", ko: "빈 값" },
  text: { en: "a text", ko: "글" },
  number: { en: "a number", ko: "숫자" },
  yes_or_no: { en: "true or false", ko: "true 또는 false" },
  list: { en: "a list", ko: "목록" },
  object: { en: "an object", ko: "객체" },
};

export function sayCame(came: Came, language: Language): string {
  const shape = shapes[came.shape][language];
  if (came.size === undefined) return shape;
  const unit = came.shape === "text" ? ["characters", "자"] : ["items", "개"];
  return language === "ko"
    ? `${came.size}${unit[1]}의 ${shape}`
    : `${shape} of ${came.size} ${unit[0]}`;
}
