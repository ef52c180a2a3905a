import type { Run } from "../command.ts";
import { misused } from "../failure.ts";
import { tellPage } from "../paging.ts";
import { headings, rowOf } from "../ticket/charges.ts";
import { ticketAtDesk } from "../ticket/side.ts";
import { words } from "../words.ts";

export const credit: Run = async (given, context) => {
  const amount = given.integer("--amount");
  if (amount === undefined) {
    throw misused(words.missing[context.language]({ names: ["--amount"] }));
  }
  const { call, parameters } = await ticketAtDesk(given, context);
  const answer = await call("giveCredit", {
    parameters: { ...parameters, credit: given.needed("--name") },
    body: { amount, reason: given.needed("--reason") },
  });
  if (given.flag("--json")) return context.terminal.data(answer);
  tellPage(headings[context.language], [rowOf(answer.charge, context)], null, context);
};
