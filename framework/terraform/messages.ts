/** What only Terraform's protocol gives reason to refuse, beside what every face refuses. */
import {
  type Came,
  commonMessages,
  message,
  diagnosticErrorsOf,
  sayCame,
} from "../contract/index.ts";

export const diagnosticError = diagnosticErrorsOf({
  ...commonMessages,
  number_too_precise: message<{ readonly came: Came }>(
    ({ came }) => [
      "This number cannot be kept exactly",
      `Wanted a number of at most 15 significant digits, came ${sayCame(came, "en")}. Round it or shorten it.`,
    ],
    ({ came }) => [
      "이 숫자는 정확히 보관할 수 없습니다",
      `유효 숫자 15자리 이내의 수가 필요하지만 ${sayCame(came, "ko")}이(가) 입력되었습니다. 반올림하거나 줄이세요.`,
    ],
  ),
  not_an_integer: message<{ readonly came: Came }>(
    ({ came }) => [
      "This must be a whole number",
      `Wanted a whole number, came ${sayCame(came, "en")}. Write it without a fraction.`,
    ],
    ({ came }) => [
      "정수여야 합니다",
      `정수가 필요하지만 ${sayCame(came, "ko")}이(가) 입력되었습니다. 소수 부분 없이 적으세요.`,
    ],
  ),
  write_only_unsupported: message<{ readonly name: string }>(
    ({ name }) => [
      "This engine would store a value that must not be stored",
      `"${name}" is write-only. Wanted Terraform 1.11 or OpenTofu 1.11 or newer, ` +
        "came an engine that does not know write-only values. Upgrade it, or leave the value out.",
    ],
    ({ name }) => [
      "이 엔진은 저장하면 안 되는 값을 저장하게 됩니다",
      `"${name}"은(는) 쓰기 전용입니다. Terraform 1.11 또는 OpenTofu 1.11 이상이 필요하지만 ` +
        "쓰기 전용 값을 모르는 엔진입니다. 엔진을 올리거나 이 값을 빼세요.",
    ],
  ),
  not_yet_configured: message(
    () => [
      "The provider's configuration is not known yet",
      "Wanted a configuration with known values, came one that depends on another resource. " +
        "Apply that resource first.",
    ],
    () => [
      "프로바이더 설정을 아직 알 수 없습니다",
      "값이 정해진 설정이 필요하지만 다른 리소스에 의존하고 있습니다. 그 리소스를 먼저 적용하세요.",
    ],
  ),
  state_unreadable: message(
    () => [
      "The stored state cannot be read",
      "Wanted a JSON object, came something else. Restore the state from a backup.",
    ],
    () => [
      "저장된 상태를 읽을 수 없습니다",
      "JSON 객체가 필요하지만 다른 내용입니다. 백업에서 상태를 복원하세요.",
    ],
  ),
  cannot_move: message<{ readonly wanted: string; readonly came: string }>(
    ({ wanted, came }) => [
      "A resource of another type cannot become this one",
      `Wanted a "${wanted}", came a "${came}". Remove the moved block and import the resource.`,
    ],
    ({ wanted, came }) => [
      "다른 유형의 리소스는 이 리소스가 될 수 없습니다",
      `"${wanted}"이(가) 필요하지만 "${came}"입니다. moved 블록을 지우고 리소스를 가져오세요(import).`,
    ],
  ),
});
