import type { Run } from "../command.ts";
import { connect } from "../connection.ts";

export const verifyKey: Run = async (given, scene) => {
  const { call } = connect(given, scene);
  const parameters = { registration: given.needed("registration") };
  const answer = await call("verifyKeyRegistration", { parameters });
  if (given.flag("--json")) return scene.terminal.data(answer);
  const { serverId, fingerprint, state } = answer.registration;
  scene.terminal.say(`${serverId}  ${fingerprint}  ${state}`);
};
