import { refusal, say } from "../../../core/fault.ts";
import { message } from "../../../framework/contract/index.ts";

/** What is said about firewall grants. */
export const grantMessages = {
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
  grant_twice: message<{ readonly ticket: string; readonly isPlaced: boolean }>(
    ({ ticket, isPlaced }) => [
      `Two declarations open the firewall access of ticket ${ticket}`,
      `The desk keeps one grant for each request, and one declaration of it is wanted; two with its request_id came. Keep one of them, with the duration that is meant.${isPlaced ? "" : " If both are in the state, take one out without destroying it (removed with destroy = false): destroying it would close the access of the other."}`,
    ],
    ({ ticket, isPlaced }) => [
      `두 선언이 기술지원 ${ticket}의 방화벽 접근을 함께 허용합니다`,
      `데스크는 신청마다 접근 허용을 하나만 두므로 선언도 하나여야 하지만 같은 request_id의 선언이 둘입니다. 뜻하는 duration을 가진 하나만 남기세요.${isPlaced ? "" : " 둘 다 상태에 있다면 하나를 삭제하지 말고 상태에서만 빼세요(removed 블록, destroy = false). 삭제하면 다른 선언의 접근도 닫힙니다."}`,
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
  grant_imported: message<{ readonly number: string; readonly expiresAt: string }>(
    ({ number, expiresAt }) => [
      "The imported firewall access ends as before",
      `The grant of ticket ${number} was imported, so its duration is taken for the one it was opened with: the access still ends at ${expiresAt}. To extend it, change duration once more after this apply.`,
    ],
    ({ number, expiresAt }) => [
      "가져온 방화벽 접근 허용의 만료 시각은 그대로입니다",
      `${number}의 방화벽 접근 허용을 가져왔으므로 duration은 처음 허용할 때의 값으로 봅니다. 만료 시각은 그대로 ${expiresAt}입니다. 연장하려면 이번 적용 후 duration을 다시 바꾸세요.`,
    ],
  ),
  grant_ticket_ended: message<{ readonly number: string }>(
    ({ number }) => [
      "The firewall access has ended with its ticket",
      `An open ticket is wanted to change duration; ${number} has ended, and its access with it. Leave duration as it was, or remove the grant from the configuration.`,
    ],
    ({ number }) => [
      "방화벽 접근 허용이 기술지원과 함께 끝났습니다",
      `duration은 진행 중인 건에서만 바꿀 수 있지만 ${number}은(는) 끝났고 접근 허용도 끝났습니다. duration을 그대로 두거나 선언을 지우세요.`,
    ],
  ),
};
