import { formatWon } from "../../../core/scalar/money.ts";
import type { AnswerOf } from "../../../desk/contract/index.ts";
import type { Run, Scene } from "../command.ts";
import { seoul } from "../moment.ts";
import { pageIn, tellPage } from "../paging.ts";
import { sideOf } from "./side.ts";

/** A project's own, or the whole desk's for its staff. */
export const charges: Run = async (given, scene) => {
  const { project, call } = sideOf(given, scene);
  const query = { ...pageIn(given), month: given.month("--month") };
  const answer =
    project === null
      ? await call("listDeskCharges", { parameters: {}, query })
      : await call("listCharges", { parameters: { project }, query });
  if (given.flag("--json")) return scene.terminal.data(answer);
  const rows = answer.charges.map((charge) => rowOf(charge, scene));
  tellPage(headings[scene.language], rows, answer.nextCursor, scene);
};

export const headings = {
  en: ["TICKET", "PROJECT", "COMPLETED", "PRICE", "VAT", "GIVEN BACK", "DUE"],
  ko: ["번호", "프로젝트", "완료", "금액", "부가세", "정정", "청구액"],
};

type Charge = AnswerOf<"listCharges">["charges"][number];

export function rowOf(charge: Charge, { language }: Scene): readonly string[] {
  const { number, project, completedAt, price, credits, due } = charge;
  const given = credits.reduce((sum, { amount }) => sum + amount, 0);
  const amounts = [price.amount, price.vat, given, due].map((won) => formatWon(won, language));
  return [number, project, seoul(completedAt), ...amounts];
}
