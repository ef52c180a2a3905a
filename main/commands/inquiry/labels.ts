import type { Language } from "../../../core/fault.ts";
import type { AnswerOf } from "../../../desk/contract/index.ts";

/** An inquiry as the desk shows it. */
export type Inquiry = AnswerOf<"readInquiry">["inquiry"];

const english = {
  id: "Id",
  project: "Project",
  ticket: "Ticket",
  kind: "Kind",
  state: "State",
  asked: "Asked",
  settled: "Settled",
  messages: "Messages",
  desk: "desk",
};

type Labels = Readonly<Record<keyof typeof english, string>>;

/** What stands beside each value of an inquiry. */
export const labels: Readonly<Record<Language, Labels>> = {
  en: english,
  ko: {
    id: "ID",
    project: "프로젝트",
    ticket: "접수 건",
    kind: "종류",
    state: "상태",
    asked: "문의",
    settled: "마감",
    messages: "내용",
    desk: "기술지원팀",
  },
};

type Said<Word extends string> = Readonly<Record<Word, Readonly<Record<Language, string>>>>;

export const kindLabels: Said<Inquiry["kind"]> = {
  expedite: { en: "expedite", ko: "처리 요청" },
  follow_up: { en: "follow-up", ko: "추가 문의" },
  general: { en: "general", ko: "일반 문의" },
};

export const inquiryStateLabels: Said<Inquiry["state"]> = {
  open: { en: "open", ko: "답변 대기" },
  answered: { en: "answered", ko: "답변 완료" },
  accepted: { en: "accepted", ko: "수락" },
  declined: { en: "declined", ko: "거절" },
  closed: { en: "closed", ko: "마감" },
};
