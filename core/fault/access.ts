import { formatSeoul, type Instant } from "../scalar/instant.ts";
import { sentences } from "./sentences.ts";

/** Why a text is not taken as a public SSH key. */
export type SshKeyProblem =
  | "private_key"
  | "several"
  | "options"
  | "dsa"
  | "weak"
  | "unsupported"
  | "malformed"
  | "too_long";

const sshKeyProblems: Readonly<
  Record<SshKeyProblem, { readonly en: string; readonly ko: string }>
> = {
  private_key: {
    en: "a private key came; it was neither stored nor logged. Treat it as lost, make a new pair, and give the public half",
    ko: "개인 키가 들어왔습니다. 저장하거나 기록하지 않았습니다. 새 키를 만들고 공개 키를 입력하세요",
  },
  several: { en: "several came; give one", ko: "여러 개가 들어왔습니다. 하나만 입력하세요" },
  options: {
    en: "it begins with options; give the key without them",
    ko: "옵션이 붙어 있습니다. 옵션 없이 입력하세요",
  },
  dsa: {
    en: "a DSA key came, which nothing accepts any more; make an ed25519 key",
    ko: "DSA 키는 더 이상 사용할 수 없습니다. ed25519 키를 만드세요",
  },
  weak: {
    en: "an RSA key of fewer than 2048 bits or with a weak exponent came; make an ed25519 key",
    ko: "2048비트 미만이거나 지수가 약한 RSA 키입니다. ed25519 키를 만드세요",
  },
  unsupported: {
    en: "its type is not known; make an ed25519 key",
    ko: "알 수 없는 종류의 키입니다. ed25519 키를 만드세요",
  },
  malformed: {
    en: "what came is damaged or none; copy the whole public key file",
    ko: "손상되었거나 공개 키가 아닙니다. 공개 키 파일 전체를 복사하세요",
  },
  too_long: {
    en: "more than 16384 characters came; copy the public key file alone",
    ko: "16384자를 넘습니다. 공개 키 파일만 복사하세요",
  },
};

/** Refusals about firewall grants, keys and servers. */
export const accessFaults = {
  grant_locked: sentences(
    () =>
      "A firewall grant can be revoked before the confirmation or after the ticket's end; the work is confirmed and not done. Leave the grant as it is: the desk revokes it at the end.",
    () =>
      "방화벽 접근 허용은 확정 전이나 종료 후에만 해제할 수 있지만 확정된 작업이 남아 있습니다. 그대로 두세요. 종료되면 기술지원팀이 해제합니다.",
  ),
  grant_too_long: sentences<{ readonly latest: Instant; readonly came: Instant }>(
    ({ latest, came }) =>
      `A grant may last until ${formatSeoul(latest)} as long as the work is not confirmed; ${formatSeoul(came)} came. Shorten it.`,
    ({ latest, came }) =>
      `확정 전의 방화벽 접근 허용은 ${formatSeoul(latest)}까지 가능하지만 ${formatSeoul(came)}이(가) 지정되었습니다. 줄이세요.`,
  ),
  grant_ended: sentences(
    () => "An active grant is wanted; this one was revoked or has expired. Make a new one.",
    () => "활성 상태의 방화벽 접근 허용이 필요하지만 해제되었거나 만료되었습니다. 새로 허용하세요.",
  ),
  server_in_use: sentences<{ readonly serverId: string; readonly number: string }>(
    ({ serverId, number }) =>
      `Server "${serverId}" must stay until the confirmed ticket ${number} ends. Wait for the end, or ask the desk to close it.`,
    ({ serverId, number }) =>
      `서버 "${serverId}"은(는) 확정된 기술지원 ${number}이(가) 끝날 때까지 삭제할 수 없습니다. 종료를 기다리거나 기술지원팀에 문의하세요.`,
  ),
  ssh_key_refused: sentences<{ readonly problem: SshKeyProblem }>(
    ({ problem }) => `One public SSH key is wanted; ${sshKeyProblems[problem].en}.`,
    ({ problem }) => `SSH 공개 키 하나가 필요합니다. ${sshKeyProblems[problem].ko}.`,
  ),
  address_refused: sentences<{
    readonly serverId: string;
    readonly problem: "missing" | "not_public";
  }>(
    ({ serverId, problem }) =>
      problem === "missing"
        ? `A registered address of server "${serverId}" is wanted; there is none. Let an administrator import it.`
        : `A public address of server "${serverId}" is wanted; the registered one is private, local or reserved. Correct it, or let the operator allow such addresses.`,
    ({ serverId, problem }) =>
      problem === "missing"
        ? `서버 "${serverId}"의 등록된 주소가 필요하지만 없습니다. 관리자에게 등록을 요청하세요.`
        : `서버 "${serverId}"의 공인 주소가 필요하지만 등록된 주소는 사설, 로컬 또는 예약 주소입니다. 주소를 고치거나 운영자가 허용해야 합니다.`,
  ),
  server_unreachable: sentences<{ readonly serverId: string; readonly port: number }>(
    ({ serverId, port }) =>
      `An SSH server is wanted on port ${port} of "${serverId}"; none answered. Check the firewall grant, the port and whether the server runs, then verify again.`,
    ({ serverId, port }) =>
      `"${serverId}"의 ${port} 포트에서 SSH 응답이 필요하지만 없습니다. 방화벽 접근 허용, 포트, 서버 상태를 확인한 뒤 다시 검증하세요.`,
  ),
};
