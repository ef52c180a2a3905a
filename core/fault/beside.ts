import { formatWon } from "../scalar/money.ts";
import { sentences } from "./sentences.ts";

/** Refusals about what stands beside a ticket: inquiries, charges, connections to servers. */
export const besideFaults = {
  inquiry_not_open: sentences<{ readonly number: string; readonly wanted: "open" | "expedite" }>(
    ({ number, wanted }) =>
      wanted === "expedite"
        ? `An open expedite inquiry is wanted; ${number} is none. Answer it instead.`
        : `An open inquiry is wanted; ${number} is settled. Make a new inquiry.`,
    ({ number, wanted }) =>
      wanted === "expedite"
        ? `진행 중인 처리 요청 문의가 필요하지만 ${number}은(는) 아닙니다. 대신 답변하세요.`
        : `진행 중인 문의가 필요하지만 ${number}은(는) 이미 마감되었습니다. 새로 문의하세요.`,
  ),
  inquiry_unanswered: sentences<{ readonly number: string }>(
    ({ number }) =>
      `The desk closes an inquiry that it has answered; ${number} waits for an answer. Answer it first.`,
    ({ number }) =>
      `기술지원팀은 답변한 문의만 마감할 수 있지만 ${number}은(는) 답변 대기 중입니다. 먼저 답변하세요.`,
  ),
  inquiry_needs_ticket: sentences(
    () =>
      "An expedite inquiry is about one open request of this project; none was named. Name it as ticketId.",
    () =>
      "처리 요청 문의에는 이 프로젝트의 진행 중인 기술지원 한 건이 필요합니다. ticketId로 지정하세요.",
  ),
  not_charged: sentences<{ readonly number: string }>(
    ({ number }) =>
      `A credit line corrects a charge; ticket ${number} has none. Look the charges up and name a charged ticket.`,
    ({ number }) =>
      `정정은 청구된 건에만 할 수 있지만 ${number}은(는) 청구되지 않았습니다. 청구 내역을 확인하세요.`,
  ),
  credit_above_charge: sentences<{ readonly left: number; readonly came: number }>(
    ({ left, came }) =>
      `At most ${formatWon(left, "en")} can still be given back, VAT included; ${formatWon(came, "en")} came. Lower the amount.`,
    ({ left, came }) =>
      `부가세 포함 최대 ${formatWon(left, "ko")}까지 정정할 수 있지만 ${formatWon(came, "ko")}이(가) 지정되었습니다. 금액을 줄이세요.`,
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
