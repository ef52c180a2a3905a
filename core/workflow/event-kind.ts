/**
 * The events of a ticket. Comments, grants, key registrations and inquiries are none; nor are a raised
 * priority and a moved deadline, which change a ticket and leave its state.
 */
export const eventKinds = [
  "submit",
  "open",
  "edit",
  "claim",
  "delay",
  "resume",
  "requestRevision",
  "resubmit",
  "requestApproval",
  "withdrawApproval",
  "confirm",
  "requestReReview",
  "start",
  "complete",
  "closeUndone",
  "cancel",
] as const;

export type EventKind = (typeof eventKinds)[number];

/** What each event is called in a sentence: a noun in both languages. */
export const eventLabels: Readonly<
  Record<EventKind, { readonly en: string; readonly ko: string }>
> = {
  submit: { en: "filing", ko: "기술지원 신청" },
  open: { en: "opening", ko: "접수 개시" },
  edit: { en: "editing", ko: "신청서 수정" },
  claim: { en: "claiming", ko: "담당 지정" },
  delay: { en: "announcing a delay", ko: "지연 안내" },
  resume: { en: "resuming", ko: "처리 재개" },
  requestRevision: { en: "requesting a revision", ko: "수정 요청" },
  resubmit: { en: "resubmitting", ko: "수정본 제출" },
  requestApproval: { en: "requesting approval", ko: "작업 승인 요청" },
  withdrawApproval: { en: "withdrawing the approval request", ko: "승인 요청 철회" },
  confirm: { en: "confirming", ko: "기술지원 확정" },
  requestReReview: { en: "requesting a re-review", ko: "재검토 요청" },
  start: { en: "starting the work", ko: "작업 시작" },
  complete: { en: "completing", ko: "완료 처리" },
  closeUndone: { en: "closing undone", ko: "미완료 종료" },
  cancel: { en: "cancelling", ko: "취소" },
};
