/** What this face itself tells users: a closed table, every sentence in both languages. */
import type { Diagnostic, Language, Path } from "../contract/index.ts";

interface Name {
  readonly name: string;
}

interface Wanted extends Name {
  readonly wanted: string;
}

interface Mismatch extends Wanted {
  readonly came: string;
}

/** Of what each sentence speaks. */
interface Words {
  readonly field_unknown: Wanted;
  readonly field_computed: Name;
  readonly field_required: Wanted;
  readonly field_type: Mismatch;
  readonly field_choice: Mismatch;
  readonly needs_replacement: Readonly<Record<never, never>>;
  readonly state_too_new: Mismatch;
  readonly not_configured: Name;
  readonly function_unknown: Name;
  readonly resource_unknown: Wanted;
  readonly cancelled: Name;
  readonly provider_bug: Name & { readonly came: string };
}

export type Code = keyof Words;
export type About<Of extends Code> = Words[Of];

type Sentence<Of extends Code> = (about: Words[Of]) => readonly [summary: string, detail: string];

const sentences: { readonly [Of in Code]: Readonly<Record<Language, Sentence<Of>>> } = {
  field_unknown: {
    en: ({ name, wanted }) => [
      `There is no property "${name}"`,
      `Wanted one of: ${wanted}. Correct the name or remove it.`,
    ],
    ko: ({ name, wanted }) => [
      `"${name}" 속성은 없습니다`,
      `다음 중 하나여야 합니다: ${wanted}. 이름을 고치거나 지우세요.`,
    ],
  },
  field_computed: {
    en: ({ name }) => [
      `"${name}" cannot be set`,
      "Wanted nothing here, since the provider gives this value. Remove it.",
    ],
    ko: ({ name }) => [
      `"${name}"은(는) 직접 정할 수 없습니다`,
      "프로바이더가 정하는 값이므로 비워 두어야 합니다. 지우세요.",
    ],
  },
  field_required: {
    en: ({ name, wanted }) => [`"${name}" is missing`, `Wanted ${wanted}, came nothing. Add it.`],
    ko: ({ name, wanted }) => [
      `"${name}"이(가) 없습니다`,
      `${wanted}이(가) 필요한데 아무것도 오지 않았습니다. 추가하세요.`,
    ],
  },
  field_type: {
    en: ({ name, wanted, came }) => [
      `"${name}" is of another type`,
      `Wanted ${wanted}, came ${came}. Write ${wanted}.`,
    ],
    ko: ({ name, wanted, came }) => [
      `"${name}"의 형식이 다릅니다`,
      `필요한 형식: ${wanted}, 받은 형식: ${came}. 맞는 형식으로 쓰세요.`,
    ],
  },
  field_choice: {
    en: ({ name, wanted, came }) => [
      `"${name}" is not one of the choices`,
      `Wanted one of: ${wanted}, came ${came}. Choose one of them.`,
    ],
    ko: ({ name, wanted, came }) => [
      `"${name}"은(는) 고를 수 있는 값이 아닙니다`,
      `다음 중 하나여야 합니다: ${wanted}, 받은 값: ${came}. 그중에서 고르세요.`,
    ],
  },
  needs_replacement: {
    en: () => [
      "This change has become a replacement",
      "Wanted the update that was previewed, but the resource changed meanwhile. " +
        "Preview again and look at the new plan.",
    ],
    ko: () => [
      "이 변경은 이제 교체가 되었습니다",
      "미리 본 변경을 하려 했으나 그사이 리소스가 바뀌었습니다. 다시 미리 보고 새 계획을 확인하세요.",
    ],
  },
  state_too_new: {
    en: ({ name, wanted, came }) => [
      `The state of "${name}" was written by a newer provider`,
      `Wanted version ${wanted} or lower, came ${came}. Install the newer provider.`,
    ],
    ko: ({ name, wanted, came }) => [
      `"${name}"의 상태는 더 새로운 프로바이더가 기록했습니다`,
      `필요한 버전: ${wanted} 이하, 받은 버전: ${came}. 더 새로운 프로바이더를 설치하세요.`,
    ],
  },
  not_configured: {
    en: ({ name }) => [
      `The provider "${name}" is not configured`,
      "Wanted its configuration before anything is changed, came none. Check the provider's settings.",
    ],
    ko: ({ name }) => [
      `"${name}" 프로바이더가 설정되지 않았습니다`,
      "무엇을 바꾸기 전에 설정이 필요한데 오지 않았습니다. 프로바이더 설정을 확인하세요.",
    ],
  },
  function_unknown: {
    en: ({ name }) => [
      `There is no function "${name}"`,
      "Wanted a resource, for this provider serves no functions. Declare or import one instead.",
    ],
    ko: ({ name }) => [
      `"${name}" 함수는 없습니다`,
      "이 프로바이더에는 함수가 없으므로 리소스가 필요합니다. 리소스를 선언하거나 가져오세요.",
    ],
  },
  resource_unknown: {
    en: ({ name, wanted }) => [
      `There is no "${name}"`,
      `Wanted one of: ${wanted}. Correct the name, or install a provider that has it.`,
    ],
    ko: ({ name, wanted }) => [
      `"${name}"은(는) 없습니다`,
      `다음 중 하나여야 합니다: ${wanted}. 이름을 고치거나 그것이 있는 프로바이더를 설치하세요.`,
    ],
  },
  cancelled: {
    en: ({ name }) => [
      `${name} was cancelled`,
      "Wanted to finish, but the run was interrupted or ran out of time. Run it again: it goes on from there.",
    ],
    ko: ({ name }) => [
      `${name} 호출이 취소되었습니다`,
      "실행이 중단되었거나 시간이 다 되어 끝내지 못했습니다. 다시 실행하면 이어서 진행합니다.",
    ],
  },
  provider_bug: {
    en: ({ name, came }) => [
      `${name} failed by a fault of the provider`,
      `Wanted an answer, came ${came}. Please report this line with the provider's version.`,
    ],
    ko: ({ name, came }) => [
      `${name} 호출이 프로바이더의 결함으로 실패했습니다`,
      `응답 대신 ${came}이(가) 왔습니다. 이 문장을 프로바이더 버전과 함께 알리세요.`,
    ],
  },
};

export function complaint<Of extends Code>(
  language: Language,
  code: Of,
  path: Path,
  about: About<Of>,
): Diagnostic {
  const [summary, detail] = sentences[code][language](about);
  return { severity: "error", code, path, summary, detail };
}
