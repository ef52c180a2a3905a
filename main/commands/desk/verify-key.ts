import type { Run } from "../command.ts";
import { connectToDesk } from "../connection.ts";

export const verifyKey: Run = async (given, context) => {
  const { call } = connectToDesk(given, context);
  const parameters = { registration: given.needed("registration") };
  const answer = await call("verifyKeyRegistration", { parameters });
  if (given.flag("--json")) return context.terminal.data(answer);
  const { serverId, fingerprint, state } = answer.registration;
  context.terminal.say(`${serverId}  ${fingerprint}  ${state}`);
};
