import type { Run } from "../command.ts";
import { connect } from "../connection.ts";
import { misused } from "../failure.ts";
import { tellPage } from "../paging.ts";
import { headings, rowOf } from "../ticket/charges.ts";
import { tell, ticketAtDesk } from "../ticket/side.ts";
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

export const eraseContact: Run = async (given, scene) => {
  const { call, parameters } = await ticketAtDesk(given, scene);
  const body = { reason: given.needed("--reason") };
  tell(await call("eraseContact", { parameters, body }), given, scene);
};

export const verifyKey: Run = async (given, scene) => {
  const { call } = connect(given, scene);
  const parameters = { registration: given.needed("registration") };
  const answer = await call("verifyKeyRegistration", { parameters });
  if (given.flag("--json")) return scene.terminal.data(answer);
  const { serverId, fingerprint, state } = answer.registration;
  scene.terminal.say(`${serverId}  ${fingerprint}  ${state}`);
};
