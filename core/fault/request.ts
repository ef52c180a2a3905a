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

/** Of what there can be none to see. */
const kinds = {
  address: { en: "address", ko: "주소" },
  project: { en: "project", ko: "프로젝트" },
  server: { en: "server", ko: "서버" },
  notice: { en: "consent notice", ko: "개인정보 고지" },
  "access profile": { en: "access profile", ko: "접근 정보" },
  ticket: { en: "ticket", ko: "기술지원" },
  attachment: { en: "attachment", ko: "첨부 파일" },
  grant: { en: "grant", ko: "방화벽 접근 허용" },
  "key registration": { en: "key registration", ko: "키페어 등록" },
  inquiry: { en: "inquiry", ko: "1:1 문의" },
  principal: { en: "principal", ko: "주체" },
  token: { en: "token", ko: "토큰" },
} as const;

const bodyProblems = {
  not_http: { en: "the request is not HTTP", ko: "HTTP 요청이 아닙니다" },
  not_json: { en: "it is not JSON", ko: "JSON이 아닙니다" },
  not_utf8: { en: "it is not UTF-8", ko: "UTF-8이 아닙니다" },
  duplicate_name: { en: "a name stands twice in it", ko: "같은 이름이 두 번 있습니다" },
  too_deep: { en: "it is nested too deep", ko: "중첩이 너무 깊습니다" },
  wrong_type: {
    en: "its content type is not the one that is taken here",
    ko: "여기서 받는 콘텐츠 종류가 아닙니다",
  },
} as const;

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
      `A valid token is wanted; ${tokenProblems[problem].en}. Set a valid one in the provider's configuration, by --token or as DESKFORM_TOKEN, or ask an administrator for a new one.`,
    ({ problem }) =>
      `유효한 토큰이 필요합니다. ${tokenProblems[problem].ko}. 프로바이더 구성, --token 또는 DESKFORM_TOKEN에 유효한 토큰을 지정하거나 관리자에게 새 토큰을 요청하세요.`,
  ),
  body_too_large: sentences<{ readonly limitBytes: number }>(
    ({ limitBytes }) =>
      `At most ${limitBytes} bytes are taken in one request; more came. Send less, or use attachments.`,
    ({ limitBytes }) =>
      `요청 하나는 최대 ${limitBytes}바이트입니다. 내용을 줄이거나 첨부 파일을 사용하세요.`,
  ),
  body_malformed: sentences<{ readonly problem: keyof typeof bodyProblems }>(
    ({ problem }) =>
      `A JSON object in UTF-8 is wanted, each name once; it could not be read: ${bodyProblems[problem].en}. Mend the body and send it again.`,
    ({ problem }) =>
      `UTF-8로 된 JSON 객체가 필요하지만 읽을 수 없습니다. ${bodyProblems[problem].ko}. 본문을 고쳐 다시 보내세요.`,
  ),
  forbidden: sentences<{ readonly needed: readonly string[]; readonly role: string }>(
    ({ needed, role }) =>
      `This is allowed to ${listed(needed)}; the token belongs to ${role}. Use a token that has it.`,
    ({ needed, role }) =>
      `이 작업에는 ${listed(needed)} 권한이 필요하지만 현재 토큰은 ${role}입니다. 권한이 있는 토큰을 사용하세요.`,
  ),
  not_found: sentences<{ readonly kind: keyof typeof kinds; readonly id: string }>(
    ({ kind, id }) =>
      `No ${kinds[kind].en} "${id}" is visible with this token. Check the id, the project and the token.`,
    ({ kind, id }) =>
      `이 토큰으로는 ${kinds[kind].ko} "${id}"을(를) 볼 수 없습니다. ID, 프로젝트, 토큰을 확인하세요.`,
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
