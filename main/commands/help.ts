import type { CommanderError } from "commander";
import type { Language } from "../../core/fault.ts";
import type { Text } from "./command.ts";

export const helpTexts = {
  help: { en: "show this", ko: "도움말 보기" },
  version: { en: "show the version", ko: "버전 보기" },
  example: { en: "Example:", ko: "예:" },
  json: {
    en: "print the desk's answer as JSON",
    ko: "데스크의 응답을 JSON으로 출력",
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

type Problem = (part: string) => Text;

/** By commander's own codes; `part` is the word that it quotes. */
const problems: Readonly<Record<string, Problem>> = {
  "commander.unknownCommand": (part) => ({
    en: `A command is wanted; "${part}" is none.`,
    ko: `"${part}"은(는) 없는 명령입니다.`,
  }),
  "commander.unknownOption": (part) => ({
    en: `An option of this command is wanted; ${part} is none.`,
    ko: `${part}은(는) 이 명령에 없는 옵션입니다.`,
  }),
  "commander.missingArgument": (part) => ({
    en: `Wanted <${part}>; nothing came.`,
    ko: `<${part}> 값이 필요하지만 없습니다.`,
  }),
  "commander.missingMandatoryOptionValue": (part) => ({
    en: `Wanted ${part}; it did not come.`,
    ko: `${part} 옵션이 필요하지만 없습니다.`,
  }),
  "commander.optionMissingArgument": (part) => ({
    en: `Wanted a value after ${part}; nothing came.`,
    ko: `${part} 뒤에 값이 필요하지만 없습니다.`,
  }),
  "commander.invalidArgument": (part) => ({
    en: `${part}: another value is wanted.`,
    ko: `${part}: 사용할 수 없는 값입니다.`,
  }),
  "commander.excessArguments": () => ({
    en: "Fewer arguments are wanted; more came. Put a text with blanks in quotes.",
    ko: "인수가 너무 많습니다. 공백이 있는 글은 따옴표로 묶으세요.",
  }),
};

export function usageProblem({ code, message }: CommanderError, language: Language): string {
  const part = /'([^']*)'/.exec(message)?.[1] ?? "";
  return problems[code]?.(part)[language] ?? message.replace(/^error: /, "");
}
