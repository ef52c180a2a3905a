import { message } from "../../../framework/contract/index.ts";

/** What a setting should have been. */
export type SettingProblem = "duration" | "malformed" | "plain_http";

const settingProblems: Readonly<
  Record<SettingProblem, { readonly en: string; readonly ko: string }>
> = {
  duration: { en: "a duration like 30s", ko: "30s와 같은 기간" },
  malformed: {
    en: "an https address, or http on this machine",
    ko: "https 주소, 또는 이 컴퓨터의 http 주소",
  },
  plain_http: {
    en: "https for another machine, because the token would go in clear",
    ko: "다른 컴퓨터에는 https 주소(토큰이 암호화되지 않은 채 전송됨)",
  },
};

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
  setting_invalid: message<{ readonly setting: string; readonly problem: SettingProblem }>(
    ({ setting, problem }) => [
      `The provider's ${setting} is not usable`,
      `Wanted is ${settingProblems[problem].en}; something else came. Correct ${setting}.`,
    ],
    ({ setting, problem }) => [
      `프로바이더의 ${setting} 값을 쓸 수 없습니다`,
      `필요한 값: ${settingProblems[problem].ko}. 다른 값이 지정되었습니다. ${setting} 설정을 고치세요.`,
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
