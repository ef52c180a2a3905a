import { sentences } from "./sentences.ts";

/** Refusals about 1:1 inquiries. */
export const inquiryFaults = {
  inquiry_not_open: sentences<{ readonly number: string; readonly wanted: "open" | "expedite" }>(
    ({ number, wanted }) =>
      wanted === "expedite"
        ? `An open expedite inquiry is wanted; ${number} is none. Answer it instead.`
        : `An open inquiry is wanted; ${number} is settled. Make a new inquiry.`,
    ({ number, wanted }) =>
      wanted === "expedite"
        ? `진행 중인 처리 요청 문의가 필요하지만 ${number}은(는) 아닙니다. 대신 답변하세요.`
        : `진행 중인 문의가 필요하지만 ${number}은(는) 이미 마감되었습니다. 새로 문의하세요.`,
  ),
  inquiry_unanswered: sentences<{ readonly number: string }>(
    ({ number }) =>
      `The desk closes an inquiry that it has answered; ${number} waits for an answer. Answer it first.`,
    ({ number }) =>
      `기술지원팀은 답변한 문의만 마감할 수 있지만 ${number}은(는) 답변 대기 중입니다. 먼저 답변하세요.`,
  ),
  inquiry_needs_ticket: sentences(
    () =>
      "An expedite inquiry is about one open request of this project; none was named. Name it as ticketId.",
    () =>
      "처리 요청 문의에는 이 프로젝트의 진행 중인 기술지원 한 건이 필요합니다. ticketId로 지정하세요.",
  ),
};
