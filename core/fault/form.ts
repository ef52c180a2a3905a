import { type FieldPath, formatPath } from "./field.ts";
import { formatWon } from "../scalar/money.ts";
import { listed, sentences } from "./sentences.ts";

/** Why an attachment is not taken. */
export type AttachmentProblem =
  | "too_many"
  | "too_large"
  | "too_large_together"
  | "name"
  | "type"
  | "changed"
  | "private_key";

const attachmentProblems: Readonly<
  Record<AttachmentProblem, { readonly en: string; readonly ko: string }>
> = {
  too_many: {
    en: "at most 10 files are taken; attach fewer",
    ko: "파일은 최대 10개입니다. 수를 줄이세요",
  },
  too_large: {
    en: "a file may have at most 10 MiB; make it smaller",
    ko: "파일 하나는 최대 10MiB입니다. 크기를 줄이세요",
  },
  too_large_together: {
    en: "all files together may have at most 30 MiB; attach less",
    ko: "전체 파일은 최대 30MiB입니다. 크기를 줄이세요",
  },
  name: {
    en: "a file name of 1 to 255 bytes without path, control or direction characters is wanted; rename the file",
    ko: "경로, 제어 문자, 방향 문자가 없는 1~255바이트의 이름이 필요합니다. 파일 이름을 바꾸세요",
  },
  type: {
    en: "wanted is an image, a PDF, a text, a CSV or a zip, told from the content; convert the file",
    ko: "내용이 이미지, PDF, 텍스트, CSV 또는 zip이어야 합니다. 파일을 변환하세요",
  },
  changed: {
    en: "the content is not the one whose hash was declared; plan again with the file as it is now",
    ko: "내용이 선언된 해시와 다릅니다. 현재 파일로 다시 계획하세요",
  },
  private_key: {
    en: "it holds a private key, which was not stored; use security info for secrets and replace the key",
    ko: "개인 키가 들어 있어 저장하지 않았습니다. 비밀은 보안 정보에 적고 키를 교체하세요",
  },
};

/** Refusals of a support request's form, in the order in which the desk looks. */
export const formFaults = {
  one_server_per_ticket: sentences<{ readonly count: number }>(
    ({ count }) =>
      `One support request is for exactly one server; ${count} came. Declare one request for each server.`,
    ({ count }) =>
      `기술지원 한 건은 서버 한 대만 대상으로 합니다. 서버 ${count}대가 지정되었습니다. 서버별로 신청하세요.`,
  ),
  server_unknown: sentences<{ readonly serverId: string; readonly known: readonly string[] }>(
    ({ serverId, known }) =>
      `A server of this project is wanted; "${serverId}" is none. Use the id of one that is known here: ${listed(known)}.`,
    ({ serverId, known }) =>
      `이 프로젝트의 서버가 필요하지만 "${serverId}"은(는) 없습니다. 등록된 서버의 ID를 사용하세요: ${listed(known)}.`,
  ),
  service_unknown: sentences<{ readonly code: string; readonly offered: readonly string[] }>(
    ({ code, offered }) =>
      `A service that is offered now is wanted; "${code}" is none. Choose one of these: ${listed(offered)}.`,
    ({ code, offered }) =>
      `"${code}" 서비스는 현재 제공되지 않습니다. 다음 중에서 선택하세요: ${listed(offered)}.`,
  ),
  security_info_required: sentences<{ readonly path: FieldPath; readonly service: string }>(
    ({ path, service }) =>
      `${formatPath(path)}: the service "${service}" demands this security info; none came. Give it as a secret.`,
    ({ path, service }) =>
      `${formatPath(path)}: "${service}" 서비스에는 이 보안 정보가 필요합니다. 비밀 값으로 입력하세요.`,
  ),
  security_info_unexpected: sentences<{ readonly path: FieldPath }>(
    ({ path }) =>
      `${formatPath(path)}: security info is taken only for chosen services that demand it. Remove it; it was not stored.`,
    ({ path }) =>
      `${formatPath(path)}: 보안 정보는 필요한 서비스를 선택했을 때만 받습니다. 지우세요. 저장하지 않았습니다.`,
  ),
  contact_invalid: sentences<{ readonly path: FieldPath; readonly wanted: "phone" | "email" }>(
    ({ path, wanted }) =>
      wanted === "phone"
        ? `${formatPath(path)}: a telephone number that can be reached is wanted, like 010-1234-5678 or +82 10 1234 5678; what came is none. Mend the number.`
        : `${formatPath(path)}: an e-mail address is wanted, like name@example.com; what came is none. Mend the address.`,
    ({ path, wanted }) =>
      wanted === "phone"
        ? `${formatPath(path)}: 연락 가능한 전화번호가 필요합니다(예: 010-1234-5678, +82 10 1234 5678). 번호를 고치세요.`
        : `${formatPath(path)}: 전자우편 주소가 필요합니다(예: name@example.com). 주소를 고치세요.`,
  ),
  consent_required: sentences(
    () =>
      "The consent to the use of personal data is wanted, as `agreed = true`; it was not given. Read the consent notice, then agree to it by its version.",
    () =>
      "개인 정보 활용 동의(`agreed = true`)가 필요하지만 없습니다. 개인정보 고지를 읽고 그 버전을 적어 동의하세요.",
  ),
  consent_outdated: sentences<{
    readonly cameVersion: number;
    readonly currentVersion: number;
    readonly currentHash: string;
  }>(
    ({ cameVersion, currentVersion }) =>
      `Consent to version ${currentVersion} of the consent notice is wanted; consent to version ${cameVersion} came. Read the present consent notice and name its version.`,
    ({ cameVersion, currentVersion }) =>
      `현재 개인정보 고지는 버전 ${currentVersion}이지만 버전 ${cameVersion}에 대한 동의가 들어왔습니다. 현재 개인정보 고지를 읽고 그 버전을 적으세요.`,
  ),
  attachment_refused: sentences<{ readonly name: string; readonly problem: AttachmentProblem }>(
    ({ name, problem }) =>
      `The attachment "${name}" is refused: ${attachmentProblems[problem].en}.`,
    ({ name, problem }) =>
      `첨부 파일 "${name}"을(를) 받을 수 없습니다. ${attachmentProblems[problem].ko}.`,
  ),
  cost_above_cap: sentences<{ readonly cost: number; readonly maxCost: number }>(
    ({ cost, maxCost }) =>
      `At most ${formatWon(maxCost, "en")} without VAT is wanted; the price is ${formatWon(cost, "en")}. Raise the limit or choose fewer services.`,
    ({ cost, maxCost }) =>
      `부가세 별도 ${formatWon(maxCost, "ko")} 이하를 원하지만 금액은 ${formatWon(cost, "ko")}입니다. 한도를 올리거나 서비스를 줄이세요.`,
  ),
};
