/** What every face has to tell by itself, worded once. What only one engine can ask for is its face's. */
import type { Language } from "./diagnostic.ts";
import { message } from "./diagnostic-error.ts";
import { type KindName, wordsFor } from "./kind-names.ts";

/** What came, or null where it is secret and not to be quoted. */
export type Came = string | null;

const secret: Readonly<Record<Language, string>> = {
  en: "another one (it is secret)",
  ko: "다른 값(비밀이라 표시하지 않음)",
};

export function sayCame(came: Came, language: Language): string {
  return came ?? secret[language];
}

export const commonMessages = {
  not_configured: message<{ readonly provider: string }>(
    ({ provider }) => [
      `The provider "${provider}" is not configured`,
      "Wanted its configuration before anything else, came none that can be used. " +
        "Correct the provider's configuration.",
    ],
    ({ provider }) => [
      `"${provider}" 프로바이더가 설정되지 않았습니다`,
      "먼저 사용할 수 있는 설정이 필요한데 오지 않았습니다. 프로바이더 설정을 고치세요.",
    ],
  ),
  field_required: message<{ readonly wanted: KindName }>(
    ({ wanted }) => [
      "This is missing",
      `Wanted ${wordsFor(wanted, "en")}, came nothing or null. Give it a value.`,
    ],
    ({ wanted }) => [
      "값이 없습니다",
      `${wordsFor(wanted, "ko")}이(가) 필요한데 아무것도 오지 않았거나 null입니다. 값을 지정하세요.`,
    ],
  ),
  not_listed: message<{ readonly wanted: readonly string[]; readonly came: Came }>(
    ({ wanted, came }) => [
      "This is none of the allowed values",
      `Wanted one of ${quotedAll(wanted)}, came ${quoted(came, "en")}. Choose one of them.`,
    ],
    ({ wanted, came }) => [
      "허용된 값이 아닙니다",
      `${quotedAll(wanted)} 중 하나가 필요하지만 ${quoted(came, "ko")}이(가) 입력되었습니다. 이 중에서 고르세요.`,
    ],
  ),
  state_too_new: message<{ readonly wanted: number; readonly came: number }>(
    ({ wanted, came }) => [
      "The state was written by a newer provider",
      `Wanted schema version ${wanted} or older, came ${came}. Use the newer provider.`,
    ],
    ({ wanted, came }) => [
      "더 새로운 프로바이더가 쓴 상태입니다",
      `스키마 버전 ${wanted} 이하가 필요하지만 ${came}입니다. 새 버전의 프로바이더를 사용하세요.`,
    ],
  ),
  state_too_old: message<{ readonly wanted: number; readonly came: number }>(
    ({ wanted, came }) => [
      "The state is too old for this provider",
      `Wanted schema version ${wanted}, came ${came}, and there is no way from there. ` +
        "Apply once with a provider version in between.",
    ],
    ({ wanted, came }) => [
      "이 프로바이더에는 너무 오래된 상태입니다",
      `스키마 버전 ${wanted}이(가) 필요하지만 ${came}이고 변환 방법이 없습니다. ` +
        "중간 버전의 프로바이더로 한 번 적용하세요.",
    ],
  ),
  cancelled: message<{ readonly call: string }>(
    ({ call }) => [
      `${call} was cancelled`,
      "Wanted to finish, but the run was interrupted or ran out of time. Run it again: it goes on from there.",
    ],
    ({ call }) => [
      `${call} 호출이 취소되었습니다`,
      "실행이 중단되었거나 시간이 다 되어 끝내지 못했습니다. 다시 실행하면 이어서 진행합니다.",
    ],
  ),
  provider_bug: message<{
    readonly provider: string;
    readonly call: string;
    readonly came: string;
    /** How the user sees the engine's log; null where nothing more stands in it. */
    readonly log: string | null;
  }>(
    ({ provider, call, came, log }) => [
      `The provider ${provider} has a bug`,
      `Wanted an answer to ${call}, came ${came} inside the provider. Nothing is known of what was ` +
        "done: look at a new plan before you go on. Please report this" +
        `${log === null ? "" : ` with the engine's log (${log})`}; it names the place and none of your values.`,
    ],
    ({ provider, call, came, log }) => [
      `프로바이더 ${provider}에 결함이 있습니다`,
      `${call}에 대한 응답이 필요하지만 프로바이더 안에서 ${came}이(가) 발생했습니다. 무엇이 처리되었는지 ` +
        `알 수 없으니 먼저 새 계획을 확인하세요. 이 내용을 ${log === null ? "" : `엔진 로그(${log})와 함께 `}알리세요. ` +
        "위치만 있고 입력한 값은 없습니다.",
    ],
  ),
};

function quotedAll(values: readonly string[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}

function quoted(came: Came, language: Language): string {
  return came === null ? sayCame(came, language) : JSON.stringify(came);
}
