/** What only Pulumi's protocol gives reason to refuse, beside what every face refuses. */
import {
  commonMessages,
  diagnosticErrorsOf,
  type KindName,
  message,
  wordsFor,
} from "../contract/index.ts";
import { type ValueName, wordsForValue } from "./kind-names.ts";

interface Name {
  readonly name: string;
}

export const diagnosticError = diagnosticErrorsOf({
  ...commonMessages,
  field_unknown: message<{ readonly wanted: readonly string[] }>(
    ({ wanted }) => [
      "There is no such property",
      `Wanted one of: ${wanted.join(", ")}. Correct the name or remove it.`,
    ],
    ({ wanted }) => [
      "이런 속성은 없습니다",
      `다음 중 하나여야 합니다: ${wanted.join(", ")}. 이름을 고치거나 지우세요.`,
    ],
  ),
  field_computed: message(
    () => [
      "This cannot be set",
      "Wanted nothing here, since the provider gives this value. Remove it.",
    ],
    () => ["직접 정할 수 없습니다", "프로바이더가 정하는 값이므로 비워 두어야 합니다. 지우세요."],
  ),
  field_type: message<{ readonly wanted: KindName; readonly came: ValueName | number }>(
    ({ wanted, came }) => [
      "This is of another type",
      `Wanted ${wordsFor(wanted, "en")}, came ${typeof came === "number" ? came : wordsForValue(came, "en")}. ` +
        `Write ${wordsFor(wanted, "en")}.`,
    ],
    ({ wanted, came }) => [
      "형식이 다릅니다",
      `필요한 형식: ${wordsFor(wanted, "ko")}, ` +
        `받은 형식: ${typeof came === "number" ? came : wordsForValue(came, "ko")}. 맞는 형식으로 쓰세요.`,
    ],
  ),
  needs_replacement: message(
    () => [
      "This change has become a replacement",
      "Wanted the update that was previewed, but the resource changed meanwhile. " +
        "Preview again and look at the new plan.",
    ],
    () => [
      "이 변경은 이제 교체가 되었습니다",
      "미리 본 변경을 하려 했으나 그사이 리소스가 바뀌었습니다. 다시 미리 보고 새 계획을 확인하세요.",
    ],
  ),
  function_unknown: message<Name>(
    ({ name }) => [
      `There is no function "${name}"`,
      "Wanted a resource, for functions are not served on Pulumi. Declare or import one instead.",
    ],
    ({ name }) => [
      `"${name}" 함수는 없습니다`,
      "Pulumi에는 함수를 제공하지 않으므로 리소스가 필요합니다. 리소스를 선언하거나 가져오세요.",
    ],
  ),
  resource_unknown: message<Name & { readonly wanted: readonly string[] }>(
    ({ name, wanted }) => [
      `There is no "${name}"`,
      `Wanted one of: ${wanted.join(", ")}. Correct the name, or install a provider that has it.`,
    ],
    ({ name, wanted }) => [
      `"${name}"은(는) 없습니다`,
      `다음 중 하나여야 합니다: ${wanted.join(", ")}. 이름을 고치거나 그것이 있는 프로바이더를 설치하세요.`,
    ],
  ),
});
