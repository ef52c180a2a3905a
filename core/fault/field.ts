import { hasHidden, lengthOf } from "../scalar/text.ts";
import { counted, type Language, listed } from "./sentences.ts";

/** From the outside in: `["contact", "phone"]`, `["services", 0]`. */
export type FieldPath = readonly (string | number)[];

/** Of a text in code points after normalisation; null where there is no upper bound. */
interface Bounds {
  readonly least: number;
  readonly most: number | null;
}

/** What a field wants. */
export type Wanted =
  | ({ readonly rule: "text" | "line" | "list" | "integer" } & Bounds)
  | { readonly rule: "duration_within"; readonly mostDays: number }
  | { readonly rule: "one_of"; readonly values: readonly string[] }
  | { readonly rule: Simple };

type Simple =
  | "object"
  | "yes_or_no"
  | "identifier"
  | "not_reserved"
  | "account"
  | "cursor"
  | "fingerprinted"
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
  /** What is wrong with a text whose size is not. */
  readonly flaw?: Flaw;
  /** What came itself, where it can be neither personal nor secret. */
  readonly value?: number | string;
}

type Flaw = keyof typeof flaws;

const flaws = {
  blank: { en: " that is all blank", ko: "공백뿐인 " },
  hidden: {
    en: " with control characters or direction marks in it",
    ko: "제어 문자나 방향 문자가 있는 ",
  },
} as const;

/** Describes any value by its shape alone. */
export function cameFrom(value: unknown, flaw?: Flaw): Came {
  if (value === undefined || value === null) return { shape: "nothing" };
  if (typeof value === "string") {
    return { shape: "text", size: lengthOf(value), ...(flaw === undefined ? {} : { flaw }) };
  }
  if (typeof value === "number" || typeof value === "bigint") return { shape: "number" };
  if (typeof value === "boolean") return { shape: "yes_or_no" };
  return Array.isArray(value) ? { shape: "list", size: value.length } : { shape: "object" };
}

const shownCharactersMax = 64;

/** The same, named where it is short and plain: only for fields that hold nothing personal and nothing secret. */
export function cameOpenly(value: unknown): Came {
  const came = cameFrom(value);
  if (typeof value === "number") return { ...came, value };
  if (typeof value !== "string" || value.trim() === "") return came;
  return lengthOf(value) > shownCharactersMax || hasHidden(value) ? came : { ...came, value };
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
    en: "1 to 64 ASCII letters, digits, dots, dashes or underscores, beginning with a letter or digit",
    ko: "영문자나 숫자로 시작하고 영문자, 숫자, 점, 대시, 밑줄로 된 1~64자",
  },
  not_reserved: {
    en: "a name that the desk does not use itself",
    ko: "데스크가 직접 쓰지 않는 이름",
  },
  account: {
    en: "the name of a Linux account: 1 to 32 lower-case ASCII letters, digits, dashes or underscores, beginning with a letter or underscore",
    ko: "리눅스 계정 이름(영문 소문자나 밑줄로 시작하고 영문 소문자, 숫자, 대시, 밑줄로 된 1~32자)",
  },
  cursor: {
    en: "the cursor that the page before this one gave",
    ko: "앞 페이지에서 받은 커서",
  },
  fingerprinted: {
    en: "the key with the fingerprint that the request's path names",
    ko: "요청 경로의 지문과 일치하는 키",
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

/** What bounds count, and in which unit. */
const bounded = {
  text: { en: ["a text", "character"], ko: ["글", "자"] },
  line: { en: ["one line", "character"], ko: ["한 줄 글", "자"] },
  list: { en: ["a list", "item"], ko: ["목록", "개"] },
} as const;

function sayCounted(rule: keyof typeof bounded, bounds: Bounds, language: Language): string {
  const [noun, unit] = bounded[rule][language];
  const { least, most } = bounds;
  if (most === null && least === 0) return noun;
  if (language === "ko") {
    return most === null ? `${least}${unit} 이상의 ${noun}` : `${least}~${most}${unit}의 ${noun}`;
  }
  const many =
    most === null ? `at least ${counted(least, unit)}` : `${least} to ${counted(most, unit)}`;
  return `${noun} of ${many}`;
}

function sayInteger({ least, most }: Bounds, language: Language): string {
  if (language === "ko") {
    return most === null ? `${least} 이상의 정수` : `${least}~${most} 사이의 정수`;
  }
  return most === null ? `an integer from ${least} on` : `an integer from ${least} to ${most}`;
}

export function sayWanted(wanted: Wanted, language: Language): string {
  const korean = language === "ko";
  switch (wanted.rule) {
    case "text":
    case "line":
    case "list":
      return sayCounted(wanted.rule, wanted, language);
    case "integer":
      return sayInteger(wanted, language);
    case "duration_within":
      return korean
        ? `${simple.duration.ko}(최대 ${wanted.mostDays}일)`
        : `${simple.duration.en}, at most ${wanted.mostDays}d`;
    case "one_of":
      if (wanted.values.length === 1) return listed(wanted.values);
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

export function sayCame({ shape, size, flaw, value }: Came, language: Language): string {
  if (value !== undefined) return typeof value === "number" ? String(value) : `"${value}"`;
  const noun = shapes[shape][language];
  if (size === undefined) return noun;
  const [unit, korean] = shape === "text" ? ["character", "자"] : ["item", "개"];
  const wrong = flaw === undefined ? "" : flaws[flaw][language];
  return language === "ko"
    ? `${wrong}${size}${korean}의 ${noun}`
    : `${noun} of ${counted(size, unit)}${wrong}`;
}
