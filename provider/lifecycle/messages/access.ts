import { refusal, say } from "../../../core/fault.ts";
import { message } from "../../../framework/contract/index.ts";

/** What is said about firewall grants and key registrations. */
export const accessMessages = {
  grant_server_differs: message<{
    readonly serverId: string;
    readonly number: string;
    readonly ticketServerId: string;
  }>(
    ({ serverId, number, ticketServerId }) => [
      "The grant is for another server than its request",
      `Ticket ${number} is for server "${ticketServerId}"; "${serverId}" came. Name the request's own server.`,
    ],
    ({ serverId, number, ticketServerId }) => [
      "방화벽 접근 허용의 서버가 신청의 서버와 다릅니다",
      `${number}의 서버는 "${ticketServerId}"이지만 "${serverId}"이(가) 지정되었습니다. 신청한 서버를 지정하세요.`,
    ],
  ),
  grant_kept: message<{ readonly serverId: string; readonly number: string }>(
    ({ serverId, number }) => [
      "Confirmed work keeps its firewall access",
      `Server "${serverId}", ticket ${number}: ${say(refusal("grant_locked", {}), "en")} Wait for that, or set the request's on_destroy = "cancel_or_forget" and apply that first.`,
    ],
    ({ serverId, number }) => [
      "확정된 작업의 방화벽 접근 허용은 해제할 수 없습니다",
      `서버 "${serverId}", ${number}: ${say(refusal("grant_locked", {}), "ko")} 기다리거나, 신청의 on_destroy = "cancel_or_forget"을 먼저 적용하세요.`,
    ],
  ),
  grant_forgotten: message<{ readonly serverId: string; readonly number: string }>(
    ({ serverId, number }) => [
      "The firewall access stays open until the work ends",
      `Ticket ${number} on server "${serverId}" is confirmed. Destroying only forgets the grant; the desk revokes it at the end of the ticket.`,
    ],
    ({ serverId, number }) => [
      "방화벽 접근 허용이 작업이 끝날 때까지 유지됩니다",
      `서버 "${serverId}"의 ${number}은(는) 확정되었습니다. 선언만 지워지고 종료 시 데스크가 해제합니다.`,
    ],
  ),
  key_left_installed: message<{ readonly serverId: string; readonly account: string }>(
    ({ serverId, account }) => [
      `The engineers' key may still be on ${serverId}`,
      `Destroying only tells the desk. Remove the account "${account}" or the line in its authorized_keys from server "${serverId}" yourself.`,
    ],
    ({ serverId, account }) => [
      `${serverId}에 엔지니어 키가 남아 있을 수 있습니다`,
      `선언을 지우면 데스크에만 알립니다. 서버 "${serverId}"에서 계정 "${account}"이나 authorized_keys의 줄을 직접 지우세요.`,
    ],
  ),
};
