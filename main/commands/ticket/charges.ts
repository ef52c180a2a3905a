import { formatWon } from "../../../core/scalar/money.ts";
import type { AnswerOf } from "../../../desk/contract/index.ts";
import type { Context, Run } from "../command.ts";
import { seoulTime } from "../seoul-time.ts";
import { pageIn, tellPage } from "../paging.ts";
import { connectToTickets } from "./connection.ts";

/** A project's own, or the whole desk's for its staff. */
export const charges: Run = async (given, context) => {
  const { project, call } = connectToTickets(given, context);
  const query = { ...pageIn(given), month: given.month("--month") };
  const answer =
    project === null
      ? await call("listDeskCharges", { parameters: {}, query })
      : await call("listCharges", { parameters: { project }, query });
  if (given.flag("--json")) return context.terminal.data(answer);
  const rows = answer.charges.map((charge) => rowOf(charge, context));
  tellPage(headings[context.language], rows, answer.nextCursor, context);
};

export const headings = {
  en: ["TICKET", "PROJECT", "COMPLETED", "PRICE", "VAT", "GIVEN BACK", "DUE"],
  ko: ["번호", "프로젝트", "완료", "금액", "부가세", "정정", "청구액"],
};

type Charge = AnswerOf<"listCharges">["charges"][number];

export function rowOf(charge: Charge, { language }: Context): readonly string[] {
  const { number, project, completedAt, price, credits, due } = charge;
  const given = credits.reduce((sum, { amount }) => sum + amount, 0);
  const amounts = [price.amount, price.vat, given, due].map((won) => formatWon(won, language));
  return [number, project, seoulTime(completedAt), ...amounts];
}
