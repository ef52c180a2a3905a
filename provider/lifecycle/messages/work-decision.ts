import { message } from "../../../framework/contract/index.ts";
import { ticketName, type TicketName } from "./ticket-name.ts";

interface ApprovalDetails extends TicketName {
  readonly cost: string;
  readonly workPlanHash: string;
}

interface AttributeNames {
  readonly hashAttribute: string;
  readonly acknowledgeAttribute: string;
  /** `=` in Terraform's language, `:` in YAML. */
  readonly sign: string;
}

/** What is said about decisions. A confirmation is always announced with its number, price and hash. */
export const decisionMessages = {
  decision_waits: message<{ readonly ticket: string; readonly stateLabel: string | null }>(
    ({ ticket, stateLabel }) => [
      "The desk does not ask for a decision yet",
      `Ticket ${ticket} ${stateLabel === null ? "is not filed yet" : `is "${stateLabel}"`}. Nothing is decided; plan again once an engineer has requested approval.`,
    ],
    ({ ticket, stateLabel }) => [
      "아직 승인 요청이 없습니다",
      `${ticket}은(는) ${stateLabel === null ? "접수 전" : `"${stateLabel}" 상태`}입니다. 결정된 것은 없습니다. 엔지니어가 승인을 요청하면 다시 계획하세요.`,
    ],
  ),
  decision_twice: message<{ readonly ticket: string }>(
    ({ ticket }) => [
      `Two declarations decide about ticket ${ticket}`,
      `One decision for each ticket is wanted; two declarations with its request_id came, and what is confirmed cannot be taken back. Keep one of them, with the decision that is meant.`,
    ],
    ({ ticket }) => [
      `두 선언이 기술지원 ${ticket}을(를) 함께 결정합니다`,
      `기술지원마다 결정은 하나여야 하지만 같은 request_id의 선언이 둘입니다. 확정은 되돌릴 수 없으니 뜻하는 결정 하나만 남기세요.`,
    ],
  ),
  decision_asked: message<ApprovalDetails & AttributeNames>(
    (ask) => [
      `The desk asks to confirm ticket ${ask.number} for ${ask.cost}`,
      `${ticketName(ask)} has the work plan ${ask.workPlanHash}. Read it with \`deskform ticket show ${ask.number}\`. To confirm it, which cannot be undone, add these lines:\n\n  ${ask.hashAttribute}${ask.sign} "${ask.workPlanHash}"\n  ${ask.acknowledgeAttribute}${ask.sign} true\n`,
    ],
    (ask) => [
      `기술지원 ${ask.number}의 확정이 요청되었습니다(${ask.cost})`,
      `${ticketName(ask)}의 작업 계획은 ${ask.workPlanHash}입니다. \`deskform ticket show ${ask.number}\`로 확인하세요. 되돌릴 수 없는 확정을 하려면 다음 줄을 추가하세요.\n\n  ${ask.hashAttribute}${ask.sign} "${ask.workPlanHash}"\n  ${ask.acknowledgeAttribute}${ask.sign} true\n`,
    ],
  ),
  decision_superseded: message<ApprovalDetails & { readonly configuredHash: string }>(
    (ask) => [
      `The work plan of ticket ${ask.number} is another one now`,
      `The configuration agrees to ${ask.configuredHash}; the desk asks about ${ask.workPlanHash} for ${ask.cost}. Nothing is confirmed. Read the present plan with \`deskform ticket show ${ask.number}\` and name its hash.`,
    ],
    (ask) => [
      `기술지원 ${ask.number}의 작업 계획이 바뀌었습니다`,
      `구성은 ${ask.configuredHash}에 동의하지만 승인 요청은 ${ask.workPlanHash}(${ask.cost})입니다. 확정되지 않습니다. \`deskform ticket show ${ask.number}\`로 현재 계획을 확인하고 그 해시를 적으세요.`,
    ],
  ),
  decision_irreversible: message<ApprovalDetails>(
    (ask) => [
      `IRREVERSIBLE: ticket ${ask.number} will be confirmed for ${ask.cost}`,
      `Applying confirms the work plan ${ask.workPlanHash} of ${ticketName(ask)}. From then on neither you nor the desk can cancel it, and ${ask.cost} (VAT apart) is charged when it is completed.`,
    ],
    (ask) => [
      `되돌릴 수 없음: 기술지원 ${ask.number}을(를) ${ask.cost}에 확정합니다`,
      `적용하면 ${ticketName(ask)}의 작업 계획 ${ask.workPlanHash}을(를) 확정합니다. 이후 누구도 취소할 수 없으며, 완료되면 ${ask.cost}(VAT 별도)이 과금됩니다.`,
    ],
  ),
  decision_unknown: message<TicketName & { readonly attribute: string }>(
    (ticket) => [
      `Whether this decides about ticket ${ticket.number} cannot be shown`,
      `The desk asks about ${ticketName(ticket)}, and a plan that shows the decision before it is made is wanted; ${ticket.attribute} is not known before the apply. Write its value, or apply first what it comes from, and plan again.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}에 대한 결정 여부를 미리 보여 줄 수 없습니다`,
      `${ticketName(ticket)}의 승인이 요청되었고 결정은 계획에 먼저 표시되어야 하지만 ${ticket.attribute} 값을 적용 전에는 알 수 없습니다. 값을 직접 적거나 그 값이 나오는 리소스를 먼저 적용한 뒤 다시 계획하세요.`,
    ],
  ),
  decision_sent_before: message<TicketName>(
    (ticket) => [
      `The desk asks again about ticket ${ticket.number}, and nothing is sent`,
      `A new round is wanted for another re-review; this round's re-review of ${ticketName(ticket)} was sent before. Raise \`round\` to send it back again, or decide to confirm.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}의 승인이 다시 요청되었지만 아무것도 보내지 않습니다`,
      `다시 재검토를 요청하려면 새 round가 필요하지만 ${ticketName(ticket)}의 이번 재검토 요청은 이미 보냈습니다. 다시 돌려보내려면 \`round\`를 올리고, 아니면 확정하세요.`,
    ],
  ),
  decision_too_late: message<TicketName & { readonly isConfirmed: boolean }>(
    (ticket) => [
      `There is nothing left to decide about ticket ${ticket.number}`,
      `An unconfirmed ticket is wanted; ${ticketName(ticket)} ${ticket.isConfirmed ? "is confirmed, and that stays so" : "has ended unconfirmed"}. Nothing is sent; take this decision out, or make an inquiry.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}에 대해 더 결정할 것이 없습니다`,
      `확정되지 않은 기술지원이어야 하지만 ${ticketName(ticket)}은(는) ${ticket.isConfirmed ? "이미 확정되어 바꿀 수 없습니다" : "확정 없이 끝났습니다"}. 아무것도 보내지 않습니다. 이 결정을 지우거나 1:1 문의를 이용하세요.`,
    ],
  ),
  decision_moved: message<
    TicketName & { readonly stateLabel: string; readonly workPlanHash: string }
  >(
    (ticket) => [
      `Ticket ${ticket.number} does not ask about the named work plan, and nothing was decided`,
      `A request for approval of the work plan ${ticket.workPlanHash} is wanted; ${ticketName(ticket)} is "${ticket.stateLabel}" now and does not ask about it. Plan again, and name the hash of the present work plan, or none while there is none.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}이(가) 지정한 작업 계획을 묻지 않아 아무것도 결정하지 않았습니다`,
      `작업 계획 ${ticket.workPlanHash}에 대한 승인 요청이 필요하지만 지금 ${ticketName(ticket)}은(는) "${ticket.stateLabel}" 상태이며 이를 묻지 않습니다. 현재 작업 계획의 해시를 적거나, 없으면 비워 두고 다시 계획하세요.`,
    ],
  ),
  decision_cost_above_max: message<{ readonly cost: string; readonly maxCost: string }>(
    ({ cost, maxCost }) => [
      "The quote is above max_cost",
      `At most ${maxCost} without VAT is wanted; the quote is ${cost}. Send the plan back for a re-review, or raise the limit.`,
    ],
    ({ cost, maxCost }) => [
      "견적이 max_cost를 넘습니다",
      `VAT 별도 최대 ${maxCost}까지 허용했지만 견적은 ${cost}입니다. 재검토를 요청하거나 한도를 올리세요.`,
    ],
  ),
  decision_grant_missing: message<TicketName & { readonly until: string }>(
    (ticket) => [
      "The firewall access does not last through the work",
      `The request's own firewall grant has to be active until ${ticket.until}; for ${ticketName(ticket)} it is not. Declare a firewall grant, or give it a longer duration, and apply that first.`,
    ],
    (ticket) => [
      "방화벽 접근 허용이 작업 시간까지 유지되지 않습니다",
      `이 신청의 방화벽 접근 허용이 ${ticket.until}까지 활성이어야 하지만 ${ticketName(ticket)}에는 그렇지 않습니다. 방화벽 접근 허용을 선언하거나 기간을 늘려 먼저 적용하세요.`,
    ],
  ),
  decision_key_missing: message<TicketName>(
    (ticket) => [
      "No engineer's key is registered on the server",
      `Work on ${ticketName(ticket)} cannot start before the engineers' key is registered. Declare a key registration.`,
    ],
    (ticket) => [
      "서버에 엔지니어 키가 등록되지 않았습니다",
      `키페어 등록 전에는 ${ticketName(ticket)}의 작업을 시작할 수 없습니다. 키 등록을 선언하세요.`,
    ],
  ),
  decision_reason_missing: message(
    () => [
      "A re-review needs a reason",
      "The engineer has to know what to change; no reason came. Set `reason`.",
    ],
    () => [
      "재검토 요청에는 사유가 필요합니다",
      "엔지니어가 무엇을 고쳐야 하는지 알아야 합니다. `reason`을 적으세요.",
    ],
  ),
  decision_final: message<TicketName>(
    (ticket) => [
      `Ticket ${ticket.number} is confirmed, and that stays so`,
      `An unconfirmed work plan is wanted for a re-review; ${ticketName(ticket)} is confirmed, which cannot be undone. Put decision = "confirm" back, or make an inquiry about the work.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}은(는) 이미 확정되었습니다`,
      `재검토는 확정 전에만 요청할 수 있지만 ${ticketName(ticket)}은(는) 확정되었습니다. decision = "confirm"으로 되돌리거나 1:1 문의를 이용하세요.`,
    ],
  ),
  decision_not_made: message<TicketName>(
    (ticket) => [
      `Nothing was decided about ticket ${ticket.number} yet`,
      `A decision that was made is wanted to import; for ${ticketName(ticket)} there is none. Declare the decision instead of importing it.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}에 대한 결정이 아직 없습니다`,
      `이미 내린 결정만 가져올(import) 수 있지만 ${ticketName(ticket)}에는 없습니다. 가져오지 말고 선언하세요.`,
    ],
  ),
  decision_stands: message<TicketName>(
    (ticket) => [
      `The confirmation of ticket ${ticket.number} stands`,
      `${ticketName(ticket)} stays confirmed: destroying this declaration only forgets the decision.`,
    ],
    (ticket) => [
      `기술지원 ${ticket.number}의 확정은 유지됩니다`,
      `${ticketName(ticket)}은(는) 확정된 상태로 남습니다. 이 선언을 지워도 결정은 되돌려지지 않습니다.`,
    ],
  ),
};
