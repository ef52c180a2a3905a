import { message } from "../../../framework/contract/index.ts";
import { ticketName, type TicketName } from "./ticket-name.ts";

type InState = TicketName & { readonly stateLabel: string };

/** What is said about destroying and replacing requests. Where the block is gone no line is shown, so all name the ticket. */
export const destroyMessages = {
  destroy_blocked: message<InState>(
    (ticket) => [
      `Ticket ${ticket.number} cannot be cancelled any more`,
      `An unconfirmed ticket is wanted to cancel; ${ticketName(ticket)} is confirmed ("${ticket.stateLabel}"), which nobody can undo. Wait until it has ended, or set on_destroy = "cancel_or_forget" and apply that first: the work goes on and is charged.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}은(는) 더 이상 취소할 수 없습니다`,
      `확정 전의 건만 취소할 수 있지만 ${ticketName(ticket)}은(는) 확정되었습니다("${ticket.stateLabel}"). 종료를 기다리거나, on_destroy = "cancel_or_forget"을 먼저 적용하세요. 작업은 진행되고 과금됩니다.`,
    ],
  ),
  destroy_prevented: message<InState>(
    (ticket) => [
      `Ticket ${ticket.number} is kept by on_destroy = "prevent"`,
      `${ticketName(ticket)} is "${ticket.stateLabel}" and its declaration forbids to destroy it. Change on_destroy, apply that, then destroy.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}은(는) on_destroy = "prevent"로 보호됩니다`,
      `${ticketName(ticket)}은(는) "${ticket.stateLabel}" 상태이며 선언이 삭제를 막습니다. on_destroy를 바꿔 적용한 뒤 삭제하세요.`,
    ],
  ),
  destroy_forgets: message<InState>(
    (ticket) => [
      `Ticket ${ticket.number} goes on without a declaration`,
      `${ticketName(ticket)} is "${ticket.stateLabel}". Destroying only forgets it: the desk goes on with it and charges what is completed.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}은(는) 선언 없이 계속됩니다`,
      `${ticketName(ticket)}은(는) "${ticket.stateLabel}" 상태입니다. 선언만 지워지고 처리는 계속되며 완료된 작업은 과금됩니다.`,
    ],
  ),
  replace_forgets: message<InState>(
    (ticket) => [
      `Replacing would leave ticket ${ticket.number} open beside a new one`,
      `A ticket that can be cancelled or has ended is wanted before another is filed; ${ticketName(ticket)} is "${ticket.stateLabel}" and would only be forgotten. Wait until it has ended, or cancel it first.`,
    ],
    (ticket) => [
      `교체하면 기술지원 ${ticket.number}이(가) 열린 채 새로 접수됩니다`,
      `새로 접수하려면 취소할 수 있거나 끝난 건이어야 하지만 ${ticketName(ticket)}은(는) "${ticket.stateLabel}" 상태라 선언만 지워집니다. 종료를 기다리거나 먼저 취소하세요.`,
    ],
  ),
  replace_unknown: message<TicketName & { readonly fields: string }>(
    (ticket) => [
      `What would replace ticket ${ticket.number} is not known yet`,
      `While a ticket is open, a replacement wants to know at plan what it will ask for, so that the desk can keep both from being open; of the one for ${ticketName(ticket)}, not known until apply: ${ticket.fields}. Apply first what they come from (-target); where only words are unknown, an idempotency_key does as well.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}을(를) 무엇으로 교체할지 아직 알 수 없습니다`,
      `열린 건을 교체하려면 두 건이 함께 열리지 않도록 계획할 때 새 신청의 내용을 알아야 하지만 ${ticketName(ticket)}을(를) 대신할 신청에서 적용 전까지 알 수 없는 값: ${ticket.fields}. 그 값의 출처를 먼저 적용(-target)하세요. 서버가 아닌 글만 알 수 없다면 idempotency_key를 정해도 됩니다.`,
    ],
  ),
  replace_unconfigured: message<{ readonly id: string }>(
    ({ id }) => [
      "The provider's configuration is not known yet",
      `A replacement wants to ask the desk at plan about the ticket that goes, ${id}; a setting of the provider is not known until apply. Apply first what it comes from (-target).`,
    ],
    ({ id }) => [
      "프로바이더 설정을 아직 알 수 없습니다",
      `교체하려면 계획할 때 없어질 건(${id})을 데스크에 확인해야 하지만 적용 전까지 알 수 없는 설정이 있습니다. 그 값의 출처를 먼저 적용(-target)하세요.`,
    ],
  ),
};
