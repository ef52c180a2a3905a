/** What the face itself tells users, in both languages. Resources tell everything else. */
import type { Diagnostic, Language, Path } from "../contract/index.ts";
import { snakeCase } from "../schema/index.ts";

/** What came, or null where it is secret and not to be quoted. */
type Came = string | null;

/** Of what each message speaks. */
interface Words {
  readonly number_too_precise: { readonly came: Came };
  readonly not_an_integer: { readonly came: Came };
  readonly not_listed: { readonly wanted: string; readonly came: Came };
  readonly write_only_unsupported: { readonly name: string };
  readonly not_configured: Nothing;
  readonly not_yet_configured: Nothing;
  readonly state_too_new: Versions;
  readonly state_too_old: Versions;
  readonly state_unreadable: Nothing;
  readonly cannot_move: { readonly wanted: string; readonly came: string };
  readonly provider_fault: {
    readonly provider: string;
    readonly call: string;
    readonly came: string;
  };
}

type Nothing = Readonly<Record<never, never>>;
type Versions = { readonly wanted: number; readonly came: number };

export type MessageCode = keyof Words;

type Sentence<Code extends MessageCode> = (
  words: Words[Code],
) => readonly [summary: string, detail: string];

const secret: Readonly<Record<Language, string>> = {
  en: "another one (it is secret)",
  ko: "다른 값(비밀이라 표시하지 않음)",
};

const messages: {
  readonly [Code in MessageCode]: Readonly<Record<Language, Sentence<Code>>>;
} = {
  number_too_precise: {
    en: ({ came }) => [
      "This number cannot be kept exactly",
      `Wanted a number of at most 15 significant digits, came ${came ?? secret.en}. Round it or shorten it.`,
    ],
    ko: ({ came }) => [
      "이 숫자는 정확히 보관할 수 없습니다",
      `유효 숫자 15자리 이내의 수가 필요하지만 ${came ?? secret.ko}이(가) 입력되었습니다. 반올림하거나 줄이세요.`,
    ],
  },
  not_an_integer: {
    en: ({ came }) => [
      "This must be a whole number",
      `Wanted a whole number, came ${came ?? secret.en}. Write it without a fraction.`,
    ],
    ko: ({ came }) => [
      "정수여야 합니다",
      `정수가 필요하지만 ${came ?? secret.ko}이(가) 입력되었습니다. 소수 부분 없이 적으세요.`,
    ],
  },
  not_listed: {
    en: ({ wanted, came }) => [
      "This is none of the allowed values",
      `Wanted one of ${wanted}, came ${came ?? secret.en}. Choose one of them.`,
    ],
    ko: ({ wanted, came }) => [
      "허용된 값이 아닙니다",
      `${wanted} 중 하나가 필요하지만 ${came ?? secret.ko}이(가) 입력되었습니다. 이 중에서 고르세요.`,
    ],
  },
  write_only_unsupported: {
    en: ({ name }) => [
      "This engine would store a value that must not be stored",
      `"${name}" is write-only. Wanted Terraform 1.11 or OpenTofu 1.11 or newer, ` +
        "came an engine that does not know write-only values. Upgrade it, or leave the value out.",
    ],
    ko: ({ name }) => [
      "이 엔진은 저장하면 안 되는 값을 저장하게 됩니다",
      `"${name}"은(는) 쓰기 전용입니다. Terraform 1.11 또는 OpenTofu 1.11 이상이 필요하지만 ` +
        "쓰기 전용 값을 모르는 엔진입니다. 엔진을 올리거나 이 값을 빼세요.",
    ],
  },
  not_configured: {
    en: () => [
      "The provider is not configured",
      "Wanted a configured provider, came a call before that. Correct the provider's configuration.",
    ],
    ko: () => [
      "프로바이더가 설정되지 않았습니다",
      "설정된 프로바이더가 필요하지만 설정 전에 호출되었습니다. 프로바이더 설정을 고치세요.",
    ],
  },
  not_yet_configured: {
    en: () => [
      "The provider's configuration is not known yet",
      "Wanted a configuration with known values, came one that depends on another resource. " +
        "Apply that resource first.",
    ],
    ko: () => [
      "프로바이더 설정을 아직 알 수 없습니다",
      "값이 정해진 설정이 필요하지만 다른 리소스에 의존하고 있습니다. 그 리소스를 먼저 적용하세요.",
    ],
  },
  state_too_new: {
    en: ({ wanted, came }) => [
      "The state was written by a newer provider",
      `Wanted schema version ${wanted} or older, came ${came}. Use the newer provider.`,
    ],
    ko: ({ wanted, came }) => [
      "더 새로운 프로바이더가 쓴 상태입니다",
      `스키마 버전 ${wanted} 이하가 필요하지만 ${came}입니다. 새 버전의 프로바이더를 사용하세요.`,
    ],
  },
  state_too_old: {
    en: ({ wanted, came }) => [
      "The state is too old for this provider",
      `Wanted schema version ${wanted}, came ${came}, and there is no way from there. ` +
        "Apply once with a provider version in between.",
    ],
    ko: ({ wanted, came }) => [
      "이 프로바이더에는 너무 오래된 상태입니다",
      `스키마 버전 ${wanted}이(가) 필요하지만 ${came}이고 변환 방법이 없습니다. ` +
        "중간 버전의 프로바이더로 한 번 적용하세요.",
    ],
  },
  state_unreadable: {
    en: () => [
      "The stored state cannot be read",
      "Wanted a JSON object, came something else. Restore the state from a backup.",
    ],
    ko: () => [
      "저장된 상태를 읽을 수 없습니다",
      "JSON 객체가 필요하지만 다른 내용입니다. 백업에서 상태를 복원하세요.",
    ],
  },
  cannot_move: {
    en: ({ wanted, came }) => [
      "A resource of another type cannot become this one",
      `Wanted a "${wanted}", came a "${came}". Remove the moved block and import the resource.`,
    ],
    ko: ({ wanted, came }) => [
      "다른 유형의 리소스는 이 리소스가 될 수 없습니다",
      `"${wanted}"이(가) 필요하지만 "${came}"입니다. moved 블록을 지우고 리소스를 가져오세요(import).`,
    ],
  },
  provider_fault: {
    en: ({ provider, call, came }) => [
      `The provider ${provider} has a fault`,
      `Wanted an answer to ${call}, came ${came} inside the provider. Nothing is known of what was ` +
        `done: plan again before you go on. Please report this with the engine's log (TF_LOG=error); ` +
        "it names the place and none of your values.",
    ],
    ko: ({ provider, call, came }) => [
      `프로바이더 ${provider}에 결함이 있습니다`,
      `${call}에 대한 응답이 필요하지만 프로바이더 안에서 ${came}이(가) 발생했습니다. 무엇이 처리되었는지 ` +
        "알 수 없으니 먼저 다시 계획(plan)하세요. 엔진 로그(TF_LOG=error)와 함께 알리세요. " +
        "로그에는 위치만 있고 입력한 값은 없습니다.",
    ],
  },
};

/** A refusal of the face itself, thrown where it is found and told where the call came in. */
export class Refusal<Code extends MessageCode = MessageCode> extends Error {
  readonly code: Code;
  readonly words: Words[Code];
  readonly path: Path;

  constructor(code: Code, words: Words[Code], path: Path = []) {
    super(code);
    this.code = code;
    this.words = words;
    this.path = path;
  }
}

/** The line that is shown is the whole attribute's, so that what lies deeper is named in words. */
export function tell<Code extends MessageCode>(
  { code, path, words }: Refusal<Code>,
  language: Language,
): Diagnostic {
  const [summary, detail] = messages[code][language](words);
  const place = path.length > 1 ? `${path.map(spelled).join(".")}: ` : "";
  return { severity: "error", code, path, summary, detail: `${place}${detail}` };
}

function spelled(part: string | number): string {
  return typeof part === "string" ? snakeCase(part) : String(part);
}
