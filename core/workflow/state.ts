/** The nine states of a ticket, in the manual's own words (all stated there). */
export const states = [
  "off_hours",
  "received",
  "reviewing",
  "delayed",
  "revision_requested",
  "approval_requested",
  "working",
  "completed",
  "cancelled",
] as const;

export type State = (typeof states)[number];

/** What a customer can still do: `open` and `needs_customer` may be cancelled, `locked` may not. */
export const phases = ["open", "needs_customer", "locked", "terminal"] as const;

export type Phase = (typeof phases)[number];

export const stateLabels: Readonly<Record<State, { readonly ko: string; readonly en: string }>> = {
  off_hours: { ko: "업무 시간 안내", en: "outside business hours" },
  received: { ko: "접수 완료", en: "received" },
  reviewing: { ko: "처리 중", en: "under review" },
  delayed: { ko: "지연 처리", en: "delayed" },
  revision_requested: { ko: "수정 요청 중", en: "revision requested" },
  approval_requested: { ko: "승인 요청", en: "approval requested" },
  working: { ko: "작업 중", en: "work in progress" },
  completed: { ko: "종료", en: "completed" },
  cancelled: { ko: "취소", en: "cancelled" },
};

export function isTerminal(state: State): boolean {
  return state === "completed" || state === "cancelled";
}

/** Confirmed work that has not ended: nobody can cancel it any more. */
export function isLocked(state: State, confirmed: boolean): boolean {
  return state === "working" || (state === "approval_requested" && confirmed);
}

export function phaseOf(state: State, confirmed: boolean): Phase {
  if (isTerminal(state)) return "terminal";
  if (isLocked(state, confirmed)) return "locked";
  return state === "revision_requested" || state === "approval_requested"
    ? "needs_customer"
    : "open";
}
