import { refusal, say } from "../../../core/fault.ts";
import type { KeyParts } from "../../../core/key/index.ts";
import { message } from "../../../framework/contract/index.ts";
import { ticketName, type TicketName } from "./ticket-name.ts";

/** Whether the engine tells where a declaration stands, so that nothing else has to. */
function isPlaced({ origin }: KeyParts): boolean {
  return origin !== "";
}

/** The parts of a key that there are. */
function keyed(parts: KeyParts, server: string): string {
  const { namespace, origin, idempotencyKey, serverId } = parts;
  const place = isPlaced(parts) ? [`URN "${origin}"`] : [];
  const state = namespace === "" ? [] : [`namespace "${namespace}"`];
  const own = [`idempotency_key "${idempotencyKey}"`, `${server} "${serverId}"`];
  return `(${[...place, ...state, ...own].join(", ")})`;
}

/** What is said about filing, adopting and editing requests. */
export const requestMessages = {
  key_taken: message<KeyParts & { readonly id: string; readonly number: string }>(
    ({ id, number, ...parts }) => [
      `Ticket ${number} already has this declaration's key`,
      `${say(refusal("key_in_use", { id, number }), "en")} The key is ${keyed(parts, "server")}. To keep it, ${isPlaced(parts) ? "add an alias, import the ticket, or replace with deleteBeforeReplace: true" : "add a moved block, import the ticket, or replace with create_before_destroy = false"}; for another request, set another idempotency_key.`,
    ],
    ({ id, number, ...parts }) => [
      `기술지원 ${number}이(가) 이미 이 선언의 키를 쓰고 있습니다`,
      `${say(refusal("key_in_use", { id, number }), "ko")} 키는 ${keyed(parts, "서버")}입니다. 그대로 쓰려면 ${isPlaced(parts) ? "별칭(alias)을 추가하거나, 가져오기(import)를 하거나, deleteBeforeReplace: true로" : "moved 블록을 쓰거나, 가져오기(import)를 하거나, create_before_destroy = false로"} 교체하고, 다른 신청이라면 다른 idempotency_key를 정하세요.`,
    ],
  ),
  key_own: message<{ readonly id: string; readonly number: string; readonly origin: string }>(
    ({ id, number, origin }) => [
      `Ticket ${number} already has this declaration's key`,
      `A free key is wanted to file; ${number} (${id}) belongs to this very declaration (URN "${origin}"). Replaced with deleteBeforeReplace: true, it is cancelled or forgotten first, and another is filed. Replaced without that, or lost from the state, it stays and the update is refused: set that option, or import the ticket.`,
    ],
    ({ id, number, origin }) => [
      `기술지원 ${number}이(가) 이미 이 선언의 키를 쓰고 있습니다`,
      `접수하려면 비어 있는 키가 필요하지만 ${number}(${id})은(는) 바로 이 선언(URN "${origin}")의 것입니다. deleteBeforeReplace: true로 교체하면 먼저 취소하거나 관리만 해제한 뒤 새로 접수합니다. 그 설정 없이 교체하거나 상태에서 사라진 것이라면 그대로 남고 업데이트는 거부됩니다. 그 설정을 더하거나 가져오기(import)를 하세요.`,
    ],
  ),
  ticket_twice: message<{ readonly ticket: string }>(
    ({ ticket }) => [
      `Two declarations have ticket ${ticket}`,
      `Each ticket wants one declaration; two of this configuration and its state have ${ticket}, and destroying either would cancel it for both. Import it once; where the state has it twice, take one out without destroying it (a removed block with destroy = false, or \`state rm\`).`,
    ],
    ({ ticket }) => [
      `두 선언이 기술지원 ${ticket}을(를) 함께 가지고 있습니다`,
      `기술지원마다 선언은 하나여야 하지만 이 구성과 상태에서 두 선언이 ${ticket}을(를) 가지며, 어느 쪽을 삭제해도 함께 취소됩니다. 한 번만 가져오고(import), 상태에 둘이 있다면 하나를 삭제하지 말고 상태에서만 빼세요(destroy = false인 removed 블록 또는 \`state rm\`).`,
    ],
  ),
  filed_meanwhile: message<KeyParts & { readonly id: string; readonly number: string }>(
    ({ id, number, ...parts }) => [
      `Ticket ${number} was filed under this declaration's key after this run began`,
      `A key of its own is wanted for every request; ${number} (${id}) came under ${keyed(parts, "server")} while this run was under way, so another declaration has it: one of this configuration through another provider configuration, or one of another run. It is not taken over. Keep one of the two, or set another idempotency_key; if the run that filed it was cut off, apply again.`,
    ],
    ({ id, number, ...parts }) => [
      `이 실행이 시작된 뒤 이 선언의 키로 기술지원 ${number}이(가) 접수되었습니다`,
      `신청마다 고유한 키가 필요하지만 이 실행 중에 ${keyed(parts, "서버")} 키로 ${number}(${id})이(가) 접수되었습니다. 다른 provider 설정으로 쓴 이 구성의 선언이거나 다른 실행의 선언이 관리하므로 이어받지 않습니다. 둘 중 하나만 남기거나 다른 idempotency_key를 정하세요. 접수한 실행이 중단되었다면 다시 적용하세요.`,
    ],
  ),
  duplicate_key: message<KeyParts & { readonly number: string | null }>(
    ({ number, ...parts }) => [
      "Two declarations mean the same request",
      `Every request wants a key of its own; two have ${keyed(parts, "server")}${number === null ? "" : `, and ticket ${number} is filed under it`}. If one of them was renamed, add a moved block; if both are meant, give one another idempotency_key.`,
    ],
    ({ number, ...parts }) => [
      "두 선언이 같은 신청을 뜻합니다",
      `신청마다 고유한 키가 필요하지만 두 선언이 ${keyed(parts, "서버")}를 함께 씁니다${number === null ? "" : `. 이 키로 ${number}이(가) 접수되어 있습니다`}. 이름을 바꾼 것이라면 moved 블록을 쓰고, 둘 다 필요하면 한쪽에 다른 idempotency_key를 정하세요.`,
    ],
  ),
  request_twice: message<{ readonly serverId: string }>(
    ({ serverId }) => [
      "Two declarations ask for the same request",
      `One declaration of a request is wanted; two that are to be filed have the same server, "${serverId}", services, title and body. Remove one of them, or change its title if both are meant.`,
    ],
    ({ serverId }) => [
      "두 선언이 같은 신청을 뜻합니다",
      `신청마다 선언이 하나여야 하지만 접수하려는 두 선언의 서버("${serverId}"), 서비스, 제목, 내용이 같습니다. 하나를 지우거나, 둘 다 필요하면 한쪽의 제목을 바꾸세요.`,
    ],
  ),
  adopts: message<TicketName & { readonly submittedAt: string; readonly submittedBy: string }>(
    (ticket) => [
      `Ticket ${ticket.number} is taken over, not filed again`,
      `${ticketName(ticket)} was filed under this declaration's key at ${ticket.submittedAt} by ${ticket.submittedBy}, and no declaration manages it. This one does from now on.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}을(를) 새로 접수하지 않고 이어받습니다`,
      `${ticketName(ticket)}은(는) ${ticket.submittedAt}에 ${ticket.submittedBy}이(가) 이 선언의 키로 접수했고 관리하는 선언이 없습니다. 이제 이 선언이 관리합니다.`,
    ],
  ),
  adoption_locked: message<TicketName>(
    (ticket) => [
      `Ticket ${ticket.number} cannot take this declaration's changes any more`,
      `${ticketName(ticket)} was filed under this declaration's key, no declaration manages it, and it can no longer be edited. Nothing was changed. Declare it as it was filed to take it over, import it, or set another idempotency_key to ask for something else.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}에는 더 이상 이 선언의 변경을 적용할 수 없습니다`,
      `${ticketName(ticket)}은(는) 이 선언의 키로 접수되었고 관리하는 선언이 없지만 더 이상 수정할 수 없습니다. 아무것도 바꾸지 않았습니다. 접수된 내용대로 선언해 이어받거나, 가져오기(import)를 하거나, 다른 신청이라면 다른 idempotency_key를 정하세요.`,
    ],
  ),
  last_was_cancelled: message<{ readonly number: string; readonly reason: string }>(
    ({ number, reason }) => [
      `The desk cancelled the last ticket of this declaration`,
      `Ticket ${number} was cancelled by an engineer: "${reason}". Applying files a new one; change the request if the reason still holds.`,
    ],
    ({ number, reason }) => [
      "이 선언의 지난 기술지원을 엔지니어가 취소했습니다",
      `${number}의 취소 사유: "${reason}". 적용하면 새로 접수됩니다. 사유가 그대로라면 신청 내용을 바꾸세요.`,
    ],
  ),
  never_held: message<TicketName>(
    (ticket) => [
      `Ticket ${ticket.number} has no declaration`,
      `${ticketName(ticket)} was filed from this namespace and no declaration ever took it, as after an interrupted apply. If its declaration is still here, applying takes it over; if not, import it or cancel it with \`deskform ticket cancel ${ticket.number}\`.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}을(를) 관리하는 선언이 없습니다`,
      `${ticketName(ticket)}은(는) 이 namespace에서 접수되었지만(중단된 적용 등) 어떤 선언도 이어받지 않았습니다. 선언이 남아 있으면 적용할 때 이어받습니다. 아니면 가져오기(import)를 하거나 \`deskform ticket cancel ${ticket.number}\`로 취소하세요.`,
    ],
  ),
  undeclared_on_server: message<TicketName>(
    (ticket) => [
      `Ticket ${ticket.number} on this server may be this very request`,
      `A server without undeclared tickets is wanted before another is filed; ${ticketName(ticket)} was filed from this namespace and no declaration has it, as after an interrupted apply that was edited since. Undo the edit to take it over, import it, cancel it with \`deskform ticket cancel ${ticket.number}\`, or set idempotency_key if this is another request.`,
    ],
    (ticket) => [
      `이 서버의 기술지원 ${ticket.number}이(가) 바로 이 신청일 수 있습니다`,
      `새로 접수하려면 이 서버에 관리되지 않는 건이 없어야 하지만 ${ticketName(ticket)}이(가) 이 namespace에서 접수된 채 선언이 없습니다(중단된 적용 뒤 수정한 경우 등). 수정을 되돌려 이어받거나, 가져오기(import)를 하거나, \`deskform ticket cancel ${ticket.number}\`로 취소하거나, 다른 신청이라면 idempotency_key를 정하세요.`,
    ],
  ),
  tickets_unread: message<{ readonly count: number }>(
    ({ count }) => [
      "Not every open ticket was looked at",
      `All open tickets of this namespace are wanted; the first ${count} came, and the desk has more. One of the others may have no declaration, or be a request that is about to be filed: look with \`deskform ticket list --open\` before you apply.`,
    ],
    ({ count }) => [
      "진행 중인 기술지원을 모두 확인하지 못했습니다",
      `이 namespace의 진행 중인 기술지원을 모두 확인해야 하지만 앞의 ${count}건만 읽었고 더 있습니다. 나머지 중에 선언이 없거나 지금 접수하려는 것과 같은 건이 있을 수 있으니, 적용하기 전에 \`deskform ticket list --open\`으로 확인하세요.`,
    ],
  ),
  looks_like_rename: message<TicketName & { readonly origin: string }>(
    (ticket) => [
      "This looks like a rename: add an alias",
      `A request that is not open already is wanted; ${ticketName(ticket)} has the same server, services, title and body and belongs to ${ticket.origin}. If the resource was renamed, add that URN to its aliases; if it is another request, change its title.`,
    ],
    (ticket) => [
      "이름을 바꾼 것으로 보입니다. 별칭(alias)을 추가하세요",
      `${ticketName(ticket)}은(는) 서버, 서비스, 제목, 내용이 같고 ${ticket.origin}에 속합니다. 이름을 바꾸었다면 그 URN을 aliases에 추가하고, 다른 신청이라면 제목을 바꾸세요.`,
    ],
  ),
  server_kept: message<TicketName & { readonly cameServerId: string }>(
    ({ cameServerId, ...ticket }) => [
      "A request stays with its server",
      `${ticketName(ticket)}: ${say(refusal("server_fixed", { serverId: ticket.serverId, cameServerId }), "en")} If this one is to be cancelled for it, set allow_refile = true.`,
    ],
    ({ cameServerId, ...ticket }) => [
      "신청의 서버는 바꿀 수 없습니다",
      `${ticketName(ticket)}: ${say(refusal("server_fixed", { serverId: ticket.serverId, cameServerId }), "ko")} 이 건을 취소하고 새로 접수하려면 allow_refile = true로 정하세요.`,
    ],
  ),
  idempotency_key_fixed: message<{ readonly number: string }>(
    ({ number }) => [
      "The idempotency key of a filed request is fixed",
      `Ticket ${number} keeps the key under which it was filed; another came. Put the old value back, or declare another request.`,
    ],
    ({ number }) => [
      "접수된 신청의 idempotency_key는 바꿀 수 없습니다",
      `${number}은(는) 접수할 때의 키를 유지해야 하지만 다른 값이 지정되었습니다. 이전 값으로 되돌리거나 새 신청을 선언하세요.`,
    ],
  ),
  edit_locked: message<
    TicketName & {
      readonly fields: string;
      readonly stateLabel: string;
      readonly allowedIn: string;
    }
  >(
    (ticket) => [
      `Ticket ${ticket.number} cannot be edited now`,
      `${ticket.fields} of ${ticketName(ticket)} can be changed while it is ${ticket.allowedIn}; it is "${ticket.stateLabel}". Put the old values back, ask the engineer to request a revision, or set ignore_locked_edits = true to leave them until then.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}은(는) 지금 수정할 수 없습니다`,
      `${ticketName(ticket)}의 ${ticket.fields}은(는) ${ticket.allowedIn} 상태에서 바꿀 수 있지만 현재 "${ticket.stateLabel}" 상태입니다. 이전 값으로 되돌리거나, 엔지니어에게 수정 요청을 부탁하거나, ignore_locked_edits = true로 보류하세요.`,
    ],
  ),
  edit_ignored: message<TicketName & { readonly fields: string; readonly stateLabel: string }>(
    (ticket) => [
      `Changes of ticket ${ticket.number} are left undone`,
      `${ticketName(ticket)} is "${ticket.stateLabel}" and cannot be edited; ${ticket.fields} stay as they are until it can.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}의 변경을 보류합니다`,
      `${ticketName(ticket)}은(는) "${ticket.stateLabel}" 상태라 수정할 수 없습니다. ${ticket.fields}은(는) 그대로 둡니다.`,
    ],
  ),
  revision_wanted: message<TicketName & { readonly note: string }>(
    (ticket) => [
      `The desk wants ticket ${ticket.number} revised`,
      `${ticketName(ticket)}: "${ticket.note}". Change the request, or raise \`resubmit\` to send it back as it is.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}의 수정이 요청되었습니다`,
      `${ticketName(ticket)}: "${ticket.note}". 신청을 고치거나, 그대로 보내려면 \`resubmit\`을 올리세요.`,
    ],
  ),
  was_cancelled: message<
    TicketName & { readonly by: "customer" | "engineer"; readonly reason: string }
  >(
    (ticket) => [
      `Ticket ${ticket.number} was cancelled`,
      `${ticketName(ticket)} was cancelled by ${ticket.by === "engineer" ? "an engineer" : "the customer"}: "${ticket.reason}". Nothing is filed again by itself; remove the declaration, or replace it to ask anew.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}이(가) 취소되었습니다`,
      `${ticketName(ticket)}을(를) ${ticket.by === "engineer" ? "엔지니어" : "신청자"}가 취소했습니다. 사유: "${ticket.reason}". 저절로 다시 접수되지 않습니다. 선언을 지우거나, 다시 신청하려면 교체(replace)하세요.`,
    ],
  ),
  edit_ended: message<TicketName & { readonly fields: string; readonly stateLabel: string }>(
    (ticket) => [
      `Ticket ${ticket.number} has ended and cannot be edited`,
      `An open ticket is wanted to change ${ticket.fields}; ${ticketName(ticket)} is "${ticket.stateLabel}". Put the old values back, replace the declaration to file anew, or make an inquiry about the work.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}은(는) 끝나서 수정할 수 없습니다`,
      `${ticket.fields}을(를) 바꾸려면 진행 중이어야 하지만 ${ticketName(ticket)}은(는) "${ticket.stateLabel}" 상태입니다. 이전 값으로 되돌리거나, 교체(replace)해서 새로 신청하거나, 1:1 문의를 이용하세요.`,
    ],
  ),
  archived: message<{ readonly id: string }>(
    ({ id }) => [
      "The desk no longer shows this ticket",
      `Ticket ${id} is kept in the state as it was last seen. Set on_missing = "recreate" to file it anew, or remove the declaration.`,
    ],
    ({ id }) => [
      "데스크에서 이 기술지원을 더 이상 볼 수 없습니다",
      `${id}은(는) 마지막으로 본 상태로 유지합니다. 새로 접수하려면 on_missing = "recreate"로 정하고, 아니면 선언을 지우세요.`,
    ],
  ),
  security_info_unsent: message<{ readonly service: string }>(
    ({ service }) => [
      "Security info that is written is not sent",
      `The service "${service}" demands security info, which is sent when security_info_version changes; it stays as it was. Raise security_info_version.`,
    ],
    ({ service }) => [
      "작성한 보안 정보가 전송되지 않습니다",
      `"${service}" 서비스에는 보안 정보가 필요하고, 보안 정보는 security_info_version이 바뀔 때 전송되지만 그대로입니다. security_info_version을 올리세요.`,
    ],
  ),
  security_info_differs: message(
    () => [
      "The security info is not the planned one",
      "The value that was planned is wanted at apply; another came, and nothing was sent. Plan again, or set security_info_rotates = true if it changes every time.",
    ],
    () => [
      "보안 정보가 계획한 값과 다릅니다",
      "계획할 때의 값이 필요하지만 다른 값이어서 보내지 않았습니다. 다시 계획하거나, 매번 바뀌는 값이면 security_info_rotates = true로 정하세요.",
    ],
  ),
  target_differs: message<{ readonly planned: string; readonly present: string }>(
    ({ planned, present }) => [
      "The plan was made for another desk or project",
      `The plan names ${planned}; the configuration now reaches ${present}. Plan again, or restore endpoint, token and project.`,
    ],
    ({ planned, present }) => [
      "계획이 다른 데스크나 프로젝트의 것입니다",
      `계획은 ${planned}의 것이지만 지금 구성은 ${present}에 연결됩니다. 다시 계획하거나 endpoint, token, project를 되돌리세요.`,
    ],
  ),
};
