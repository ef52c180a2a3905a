import type { Run } from "../command.ts";
import { failure } from "../../failure/index.ts";
import { tellPage } from "../paging.ts";
import { headings, rowOf } from "../ticket/charges.ts";
import { ticketAtDesk } from "../ticket/connection.ts";

export const credit: Run = async (given, context) => {
  const amount = given.integer("--amount");
  if (amount === undefined) throw failure("value_missing", { names: ["--amount"] });
  const { call, parameters } = await ticketAtDesk(given, context);
  const answer = await call("giveCredit", {
    parameters: { ...parameters, credit: given.needed("--name") },
    body: { amount, reason: given.needed("--reason") },
  });
  if (given.flag("--json")) return context.terminal.data(answer);
  tellPage(headings[context.language], [rowOf(answer.charge, context)], null, context);
};
