import type { FaultCode, FieldPath, Language } from "../../../core/fault.ts";
import { type HttpStatus, httpStatusOf } from "../../../desk/contract/http-status.ts";

/** What a refusal of the desk, or its silence, comes to for somebody who declares. */
type Kind = "declared" | "token" | "unseen" | "moment" | "desk";

const kinds: Readonly<Record<HttpStatus, Kind>> = {
  400: "declared",
  401: "token",
  403: "token",
  404: "unseen",
  409: "moment",
  412: "moment",
  413: "declared",
  421: "desk",
  422: "declared",
  428: "moment",
  429: "desk",
  499: "desk",
  500: "desk",
  502: "desk",
  503: "desk",
  504: "desk",
  507: "desk",
};

const summaries: Readonly<Record<Kind, Readonly<Record<Language, string>>>> = {
  declared: { en: "This cannot be taken as it is declared", ko: "선언한 내용을 받을 수 없습니다" },
  token: { en: "The token does not allow this", ko: "이 토큰으로는 할 수 없습니다" },
  unseen: { en: "The desk does not show this", ko: "데스크에서 볼 수 없습니다" },
  moment: { en: "This is not possible as things stand", ko: "현재 상태에서는 할 수 없습니다" },
  desk: { en: "The desk could not do this now", ko: "데스크가 지금 처리하지 못했습니다" },
};

export function summaryOf(code: FaultCode, language: Language): string {
  return summaries[kinds[httpStatusOf[code]]][language];
}

/** The field that a refusal is about where the refusal itself names none. */
export const refusedFields: { readonly [Code in FaultCode]?: FieldPath } = {
  one_server_per_ticket: ["serverId"],
  server_unknown: ["serverId"],
  service_unknown: ["services"],
  consent_required: ["consent"],
  consent_outdated: ["consent"],
  cost_above_cap: ["maxCost"],
  price_changed: ["services"],
  grant_too_long: ["duration"],
};
