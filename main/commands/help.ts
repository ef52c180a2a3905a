import type { Language } from "../../core/fault.ts";
import type { Text } from "./command.ts";

export const helpTexts = {
  help: { en: "show this", ko: "도움말 보기" },
  version: { en: "show the version", ko: "버전 보기" },
  example: { en: "Example:", ko: "예:" },
  json: {
    en: "print the answer, or what went wrong with its code, as JSON",
    ko: "응답 또는 실패 내용(코드 포함)을 JSON으로 출력",
  },
  language: {
    en: "of what is said to you; else DESKFORM_LANGUAGE, else en",
    ko: "표시 언어. 기본값은 DESKFORM_LANGUAGE 또는 en",
  },
} as const satisfies Record<string, Text>;

const koreanTitles: Readonly<Record<string, string>> = {
  "Usage:": "사용법:",
  "Arguments:": "인수:",
  "Options:": "옵션:",
  "Commands:": "명령:",
};

export function helpTitle(title: string, language: Language): string {
  return language === "ko" ? (koreanTitles[title] ?? title) : title;
}
