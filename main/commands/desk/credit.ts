import type { Run } from "../command.ts";
import { misused } from "../failure.ts";
import { tellPage } from "../paging.ts";
import { headings, rowOf } from "../ticket/charges.ts";
import { ticketAtDesk } from "../ticket/side.ts";
import { words } from "../words.ts";

export const credit: Run = async (given, scene) => {
  const amount = given.integer("--amount");
  if (amount === undefined) {
    throw misused(words.missing[scene.language]({ names: ["--amount"] }));
  }
  const { call, parameters } = await ticketAtDesk(given, scene);
  const answer = await call("giveCredit", {
    parameters: { ...parameters, credit: given.needed("--name") },
    body: { amount, reason: given.needed("--reason") },
  });
  if (given.flag("--json")) return scene.terminal.data(answer);
  tellPage(headings[scene.language], [rowOf(answer.charge, scene)], null, scene);
};
