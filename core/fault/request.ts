import { type Came, type FieldPath, formatPath, sayCame, sayWanted, type Wanted } from "./field.ts";
import { listed, sentences } from "./sentences.ts";

/** How tokens fail; none of them says whether the rest of the token was right. */
export type TokenProblem = "missing" | "malformed" | "unknown" | "expired" | "revoked";

const tokenProblems: Readonly<Record<TokenProblem, { readonly en: string; readonly ko: string }>> =
  {
    missing: { en: "none came", ko: "토큰이 없습니다" },
    malformed: { en: "the one that came is not one", ko: "토큰 형식이 아닙니다" },
    unknown: { en: "the one that came is not known here", ko: "알 수 없는 토큰입니다" },
    expired: { en: "the one that came has expired", ko: "만료된 토큰입니다" },
    revoked: { en: "the one that came was revoked", ko: "폐기된 토큰입니다" },
  };

function seconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1_000);
}

/** Refusals of the request itself, before anybody looks at what it asks for. */
export const requestFaults = {
  host_refused: sentences<{ readonly host: string }>(
    ({ host }) =>
      `The request names the host "${host}", under which this desk does not answer. Use the configured endpoint, or let the operator add the host.`,
    ({ host }) =>
      `요청한 호스트 "${host}"에서는 응답하지 않습니다. 설정된 주소를 사용하거나 운영자에게 호스트 등록을 요청하세요.`,
  ),
  overloaded: sentences<{ readonly retryAfterMs: number }>(
    ({ retryAfterMs }) =>
      `The desk has more requests than it can take, and this one was not begun. Try again in ${seconds(retryAfterMs)} s.`,
    ({ retryAfterMs }) =>
      `요청이 많아 이 요청을 시작하지 못했습니다. ${seconds(retryAfterMs)}초 후 다시 시도하세요.`,
  ),
  rate_limited: sentences<{ readonly retryAfterMs: number }>(
    ({ retryAfterMs }) =>
      `Too many requests came from here. Try again in ${seconds(retryAfterMs)} s.`,
    ({ retryAfterMs }) => `요청 한도를 넘었습니다. ${seconds(retryAfterMs)}초 후 다시 시도하세요.`,
  ),
  unauthenticated: sentences<{ readonly problem: TokenProblem }>(
    ({ problem }) =>
      `A valid token is wanted; ${tokenProblems[problem].en}. Set DESKFORM_TOKEN, or ask an administrator for a new token.`,
    ({ problem }) =>
      `유효한 토큰이 필요합니다. ${tokenProblems[problem].ko}. DESKFORM_TOKEN을 설정하거나 관리자에게 새 토큰을 요청하세요.`,
  ),
  body_too_large: sentences<{ readonly limitBytes: number }>(
    ({ limitBytes }) =>
      `At most ${limitBytes} bytes are taken in one request; more came. Send less, or use attachments.`,
    ({ limitBytes }) =>
      `요청 하나는 최대 ${limitBytes}바이트입니다. 내용을 줄이거나 첨부 파일을 사용하세요.`,
  ),
  body_malformed: sentences<{
    readonly problem:
      | "not_http"
      | "not_json"
      | "not_utf8"
      | "duplicate_name"
      | "too_deep"
      | "wrong_type";
  }>(
    ({ problem }) =>
      `A JSON object in UTF-8 is wanted, each name once; it could not be read (${problem}). Mend the body and send it again.`,
    ({ problem }) =>
      `UTF-8로 된 JSON 객체가 필요하지만 읽을 수 없습니다(${problem}). 본문을 고쳐 다시 보내세요.`,
  ),
  forbidden: sentences<{ readonly needed: readonly string[]; readonly role: string }>(
    ({ needed, role }) =>
      `This is allowed to ${listed(needed)}; the token belongs to ${role}. Use a token that has it.`,
    ({ needed, role }) =>
      `이 작업에는 ${listed(needed)} 권한이 필요하지만 현재 토큰은 ${role}입니다. 권한이 있는 토큰을 사용하세요.`,
  ),
  not_found: sentences<{ readonly kind: string; readonly id: string }>(
    ({ kind, id }) =>
      `No ${kind} "${id}" is visible with this token. Check the id, the project and the token.`,
    ({ kind, id }) =>
      `이 토큰으로는 ${kind} "${id}"을(를) 볼 수 없습니다. ID, 프로젝트, 토큰을 확인하세요.`,
  ),
  field_unknown: sentences<{ readonly path: FieldPath }>(
    ({ path }) => `${formatPath(path)}: there is no such field. Remove it, or mend its name.`,
    ({ path }) => `${formatPath(path)}: 없는 항목입니다. 지우거나 이름을 고치세요.`,
  ),
  field_invalid: sentences<{
    readonly path: FieldPath;
    readonly wanted: Wanted;
    readonly came: Came;
  }>(
    ({ path, wanted, came }) =>
      `${formatPath(path)}: wanted ${sayWanted(wanted, "en")}; came ${sayCame(came, "en")}. Change it and try again.`,
    ({ path, wanted, came }) =>
      `${formatPath(path)}: 필요한 값은 ${sayWanted(wanted, "ko")}, 받은 값은 ${sayCame(came, "ko")}입니다. 고쳐서 다시 시도하세요.`,
  ),
};
