import { sentences } from "./sentences.ts";

/** Refusals to those who look after a desk. */
export const operatorFaults = {
  principal_of_both_sides: sentences<{ readonly id: string }>(
    ({ id }) =>
      `A principal belongs to projects or to the desk, for life; "${id}" would belong to both. Make another principal for the other side.`,
    ({ id }) =>
      `주체는 프로젝트와 데스크 중 한쪽에만 속할 수 있지만 "${id}"은(는) 양쪽에 속하게 됩니다. 다른 쪽에는 다른 주체를 만드세요.`,
  ),
  last_admin: sentences<{ readonly id: string }>(
    ({ id }) =>
      `A desk keeps at least one administrator; "${id}" is the last. Appoint another one first.`,
    ({ id }) =>
      `데스크에는 관리자가 한 명 이상 필요하며 "${id}"이(가) 마지막 관리자입니다. 먼저 다른 관리자를 지정하세요.`,
  ),
  import_fixed: sentences<{
    readonly kind: "service" | "notice";
    readonly id: string;
    readonly version: number;
  }>(
    ({ kind, id, version }) =>
      `Version ${version} of the ${kind === "notice" ? "consent notice" : "service"} ${id} was imported before and never changes, since somebody may have agreed to it; other content came. Import it as a new version.`,
    ({ kind, id, version }) =>
      `${kind === "notice" ? "개인정보 고지" : "서비스"} ${id}의 버전 ${version}은(는) 이미 동의한 고객이 있을 수 있어 바꿀 수 없지만 다른 내용이 들어왔습니다. 새 버전으로 가져오세요.`,
  ),
};
