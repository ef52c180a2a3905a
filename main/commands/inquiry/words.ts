import type { Language } from "../../../core/fault.ts";
import type { AnswerOf } from "../../../desk/contract/index.ts";
import type { Given } from "../given.ts";
import type { Scene } from "../command.ts";

type Answer = AnswerOf<"readInquiry">;
export type Inquiry = Answer["inquiry"];

export const stateLabels: Readonly<Record<Inquiry["state"], Readonly<Record<Language, string>>>> = {
  open: { en: "open", ko: "접수" },
  answered: { en: "answered", ko: "답변 완료" },
  accepted: { en: "accepted", ko: "수락" },
  declined: { en: "declined", ko: "거절" },
  closed: { en: "closed", ko: "종료" },
};

export const kindLabels: Readonly<Record<Inquiry["kind"], Readonly<Record<Language, string>>>> = {
  expedite: { en: "expedite", ko: "처리 요청" },
  follow_up: { en: "follow-up", ko: "추가 문의" },
  general: { en: "general", ko: "일반 문의" },
};

export const sideLabels = {
  project: { en: "customer", ko: "고객" },
  desk: { en: "desk", ko: "기술지원팀" },
} as const;

/** Numbers are said as `Q1` and typed as `q1` as well. */
export function inquiryIn(given: Given): string {
  const typed = given.needed("inquiry");
  return /^q\d+$/.test(typed) ? typed.toUpperCase() : typed;
}

/** What became of the inquiry, in one line. */
export function tell(answer: Answer, given: Given, { terminal, language }: Scene): void {
  if (given.flag("--json")) return terminal.data(answer);
  const { number, state } = answer.inquiry;
  terminal.say(`${number}: ${stateLabels[state][language]}`);
}
