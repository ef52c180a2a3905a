import { sentences } from "./sentences.ts";

/** Refusals and failures of the desk itself, after everything that the caller could mend. */
export const deskFaults = {
  year_unknown: sentences<{ readonly year: number; readonly knownUntil: number }>(
    ({ year, knownUntil }) =>
      `The public holidays of ${year} are wanted; they are published up to ${knownUntil}. Ask about an earlier time, or update the calendar.`,
    ({ year, knownUntil }) =>
      `${year}년의 공휴일이 필요하지만 ${knownUntil}년까지만 공표되었습니다. 더 이른 시각을 쓰거나 달력을 갱신하세요.`,
  ),
  security_info_sealed: sentences<{ readonly problem: "not_claimed" | "ended" }>(
    ({ problem }) =>
      problem === "ended"
        ? "Security info can be read until the ticket ends; it has ended, and the info was destroyed. Ask the customer in a new request."
        : "Security info can be read by the engineer who has claimed the ticket; you have not. Claim it first.",
    ({ problem }) =>
      problem === "ended"
        ? "보안 정보는 종료 전까지만 볼 수 있으며 이미 파기되었습니다. 새 신청으로 다시 받으세요."
        : "보안 정보는 담당 엔지니어만 볼 수 있습니다. 먼저 담당으로 지정하세요.",
  ),
  demo_only: sentences(
    () =>
      "Moving the clock is possible in demo mode only; this desk runs on the real time. Start one with `deskform desk serve --demo`.",
    () =>
      "시계 이동은 데모 모드에서만 가능합니다. `deskform desk serve --demo`로 시작한 데스크를 사용하세요.",
  ),
  storage_full: sentences(
    () =>
      "The desk has no room left, and nothing was stored. Ask the operator to free some, then try again.",
    () => "저장 공간이 없어 아무것도 저장하지 않았습니다. 운영자에게 알린 뒤 다시 시도하세요.",
  ),
  storage_unavailable: sentences(
    () => "The desk cannot write at the moment, and nothing was stored. Try again in a minute.",
    () => "지금은 저장할 수 없어 아무것도 저장하지 않았습니다. 잠시 후 다시 시도하세요.",
  ),
  desk_unreachable: sentences<{ readonly endpoint: string }>(
    ({ endpoint }) =>
      `An answer from the desk at ${endpoint} is wanted; none came. Check the endpoint, and whether the desk runs.`,
    ({ endpoint }) =>
      `${endpoint}의 데스크가 응답하지 않습니다. 주소와 데스크 실행 여부를 확인하세요.`,
  ),
  timed_out: sentences<{ readonly timeoutMs: number }>(
    ({ timeoutMs }) =>
      `An answer within ${timeoutMs / 1_000} s is wanted; none came, and the request may have been done all the same. Run it again: nothing is done twice.`,
    ({ timeoutMs }) =>
      `${timeoutMs / 1_000}초 안에 응답이 없었으며 요청은 처리되었을 수도 있습니다. 다시 실행하세요. 중복되지 않습니다.`,
  ),
  cancelled_by_user: sentences(
    () => "The call was interrupted before its answer came. Run it again: nothing is done twice.",
    () => "응답 전에 중단되었습니다. 다시 실행하세요. 중복되지 않습니다.",
  ),
  internal: sentences<{ readonly traceId: string }>(
    ({ traceId }) =>
      `The desk met an error of its own, and nothing was stored. Report it with the trace id ${traceId}.`,
    ({ traceId }) =>
      `데스크 내부 오류로 아무것도 저장하지 않았습니다. 추적 ID ${traceId}(으)로 신고하세요.`,
  ),
};
