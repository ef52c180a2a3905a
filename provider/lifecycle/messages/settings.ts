import { type Language, message } from "../../../framework/contract/index.ts";

/** What a setting should have been: one of some words, or what stands below. */
export type WantedSetting = keyof typeof wantedSettings | readonly string[];

const wantedSettings = {
  duration: { en: "a duration of at least 1s, like 30s", ko: "30s와 같은 1s 이상의 기간" },
  malformed: {
    en: "an https address, or http on this machine",
    ko: "https 주소, 또는 이 컴퓨터의 http 주소",
  },
  plain_http: {
    en: "https for another machine, because the token would go in clear",
    ko: "다른 컴퓨터에는 https 주소(토큰이 암호화되지 않은 채 전송됨)",
  },
  with_version: {
    en: "the desk's address without /v1 at its end, which is added to it",
    ko: "끝에 /v1이 없는 데스크 주소(/v1은 자동으로 추가됨)",
  },
  token_malformed: {
    en: "a token as the desk printed it, without blanks, line breaks or other additions",
    ko: "데스크가 출력한 그대로의 토큰(공백, 줄바꿈 등 제외)",
  },
} as const;

function sayWanted(wanted: WantedSetting, language: Language): string {
  if (typeof wanted === "string") return wantedSettings[wanted][language];
  const words = wanted.map((word) => `"${word}"`).join(", ");
  return language === "ko" ? `${words} 중 하나` : `one of ${words}`;
}

/** What is said about the provider's configuration, and where it may have led astray. */
export const settingMessages = {
  setting_missing: message<{ readonly setting: string; readonly variable: string }>(
    ({ setting, variable }) => [
      `The provider needs ${setting}`,
      `A ${setting} is wanted in the provider's configuration or as ${variable}; there is neither. Set one of them.`,
    ],
    ({ setting, variable }) => [
      `프로바이더에 ${setting} 설정이 필요합니다`,
      `프로바이더 구성이나 환경 변수 ${variable}에 ${setting} 값이 필요하지만 둘 다 없습니다. 하나를 지정하세요.`,
    ],
  ),
  setting_invalid: message<{
    readonly setting: string;
    readonly variable: string;
    readonly wanted: WantedSetting;
    /** Null where it is not to be shown. */
    readonly came: string | null;
  }>(
    ({ setting, variable, wanted, came }) => [
      `The provider's ${setting} is not usable`,
      `Wanted is ${sayWanted(wanted, "en")}; ${came === null ? "something else" : `"${came}"`} came. Correct ${setting} in the provider's configuration, or ${variable}.`,
    ],
    ({ setting, variable, wanted, came }) => [
      `프로바이더의 ${setting} 값을 쓸 수 없습니다`,
      `필요한 값: ${sayWanted(wanted, "ko")}. ${came === null ? "다른 값이" : `"${came}"이(가)`} 지정되었습니다. 프로바이더 구성의 ${setting} 값이나 ${variable}을(를) 고치세요.`,
    ],
  ),
  namespace_missing: message(
    () => [
      "The provider needs a namespace",
      "A namespace is wanted, one for each state, because the engine does not say where a declaration stands; none came. Set `namespace` in the provider's configuration or DESKFORM_NAMESPACE, and never change it.",
    ],
    () => [
      "프로바이더에 namespace 설정이 필요합니다",
      "이 엔진은 선언의 위치를 알려 주지 않으므로 상태마다 하나의 namespace가 필요하지만 없습니다. 프로바이더 구성의 `namespace`나 DESKFORM_NAMESPACE를 정하고 바꾸지 마세요.",
    ],
  ),
  state_elsewhere: message<Record<"number" | "kept" | "present", string>>(
    ({ number, kept, present }) => [
      `Ticket ${number} is of another desk or project`,
      `The state names ${kept}; the configuration reaches ${present}, where this ticket is not. Restore endpoint, token and project. To leave the ticket where it is, take it out of the state without destroying it.`,
    ],
    ({ number, kept, present }) => [
      `기술지원 ${number}은(는) 다른 데스크나 프로젝트의 건입니다`,
      `상태는 ${kept}의 것이지만 지금 구성은 ${present}에 연결되며 이 건은 거기에 없습니다. endpoint, token, project를 되돌리세요. 건을 그대로 두려면 삭제하지 말고 상태에서만 제거하세요.`,
    ],
  ),
  not_shown: message<{ readonly id: string; readonly project: string }>(
    ({ id, project }) => [
      `The desk does not show ${id}`,
      `Project "${project}" has no ${id} any more, and nothing was taken back there. If the settings lead to another desk or project by mistake, restore endpoint, token and project before you apply: what was opened there stays open.`,
    ],
    ({ id, project }) => [
      `데스크에서 ${id}을(를) 볼 수 없습니다`,
      `프로젝트 "${project}"에 ${id}이(가) 더 이상 없으며 거기서 회수된 것은 없습니다. 설정이 실수로 다른 데스크나 프로젝트를 가리킨다면 적용하기 전에 endpoint, token, project를 되돌리세요. 그쪽에서 열린 것은 열린 채로 남습니다.`,
    ],
  ),
};
