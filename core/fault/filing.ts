import { formatWon } from "../scalar/money.ts";
import { sentences } from "./sentences.ts";

/** Refusals about which ticket or credit is meant, at which price and in which version. */
export const filingFaults = {
  key_in_use: sentences<{ readonly id: string; readonly number: string }>(
    ({ id, number }) =>
      `A free key is wanted; this one belongs to ticket ${number} (${id}). Nothing was stored. Use another key, or cancel or release that ticket first.`,
    ({ id, number }) =>
      `사용하지 않는 키가 필요하지만 이 키는 기술지원 ${number}(${id})의 것입니다. 아무것도 저장하지 않았습니다. 다른 키를 쓰거나 그 건을 먼저 취소하거나 관리 해제하세요.`,
  ),
  ticket_open: sentences<{ readonly id: string; readonly number: string }>(
    ({ id, number }) =>
      `A ticket's keys are freed once it has ended; ${number} (${id}) is open. Wait for its end or cancel it, or release it with its keys.`,
    ({ id, number }) =>
      `종료된 기술지원의 키만 비울 수 있지만 ${number}(${id})은(는) 진행 중입니다. 종료를 기다리거나 취소하거나, 키를 둔 채 관리만 해제하세요.`,
  ),
  repeated_differently: sentences<{ readonly id: string; readonly number: string }>(
    ({ id, number }) =>
      `What was sent before under this name is ${id}, of ${number}, and stays as it is; other content came. Send it as it was, or use another name.`,
    ({ id, number }) =>
      `이 이름으로 이미 보낸 ${id}(${number})은(는) 바꿀 수 없지만 다른 내용이 들어왔습니다. 같은 내용으로 보내거나 다른 이름을 쓰세요.`,
  ),
  id_changed: sentences<{ readonly plannedId: string; readonly actualId: string }>(
    ({ plannedId, actualId }) =>
      `The plan was made for the id ${plannedId}; this key would now get ${actualId}. Plan again. Nothing was stored.`,
    ({ plannedId, actualId }) =>
      `계획된 ID는 ${plannedId}이지만 이 키는 이제 ${actualId}이(가) 됩니다. 다시 계획하세요. 아무것도 저장하지 않았습니다.`,
  ),
  price_changed: sentences<{
    readonly shownCost: number;
    readonly shownVat: number;
    readonly cost: number;
    readonly vat: number;
  }>(
    ({ shownCost, shownVat, cost, vat }) =>
      `The price that was shown is ${formatWon(shownCost, "en")} and ${formatWon(shownVat, "en")} VAT; it is now ${formatWon(cost, "en")} and ${formatWon(vat, "en")}. Plan again. Nothing was stored.`,
    ({ shownCost, shownVat, cost, vat }) =>
      `안내된 금액은 ${formatWon(shownCost, "ko")}, 부가세 ${formatWon(shownVat, "ko")}이지만 지금은 ${formatWon(cost, "ko")}, 부가세 ${formatWon(vat, "ko")}입니다. 다시 계획하세요. 아무것도 저장하지 않았습니다.`,
  ),
  version_required: sentences(
    () =>
      "A change names the version that its author has read, as If-Match; none came. Read the resource and send its version.",
    () => "변경하려면 읽은 버전을 If-Match로 보내야 하지만 없습니다. 먼저 읽고 그 버전을 보내세요.",
  ),
  version_stale: sentences<{ readonly cameVersion: number; readonly currentVersion: number }>(
    ({ cameVersion, currentVersion }) =>
      `The change was made for version ${cameVersion}; the version is now ${currentVersion}. Read it again, and decide again.`,
    ({ cameVersion, currentVersion }) =>
      `버전 ${cameVersion}에 대한 변경이지만 현재 버전은 ${currentVersion}입니다. 다시 읽고 결정하세요.`,
  ),
};
