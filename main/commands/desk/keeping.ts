import type { Run, Scene } from "../command.ts";
import { connect } from "../connection.ts";
import { misused } from "../failure.ts";
import type { Given } from "../given.ts";
import { tellPage } from "../paging.ts";
import { headings, rowOf } from "../ticket/charges.ts";
import { tell, ticketIn } from "../ticket/side.ts";
import { words } from "../words.ts";

/** Looked up first: numbers are for people, ids for changes. */
async function named(given: Given, scene: Scene) {
  const { call } = connect(given, scene);
  const { ticket } = await call("readDeskTicket", { parameters: { ticket: ticketIn(given) } });
  return { call, ticket: ticket.id };
}

export const credit: Run = async (given, scene) => {
  const amount = given.integer("--amount");
  if (amount === undefined) {
    throw misused(words.missing[scene.language]({ names: ["--amount"] }));
  }
  const { call, ticket } = await named(given, scene);
  const answer = await call("giveCredit", {
    parameters: { ticket, credit: given.needed("--name") },
    body: { amount, reason: given.needed("--reason") },
  });
  if (given.flag("--json")) return scene.terminal.data(answer);
  tellPage(headings[scene.language], [rowOf(answer.charge, scene)], null, scene);
};

export const eraseContact: Run = async (given, scene) => {
  const { call, ticket } = await named(given, scene);
  const parameters = { ticket };
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
