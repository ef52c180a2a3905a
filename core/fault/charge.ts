import { formatWon } from "../scalar/money.ts";
import { sentences } from "./sentences.ts";

/** Refusals about what a ticket has cost. */
export const chargeFaults = {
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
};
