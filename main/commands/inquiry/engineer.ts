/** What the desk's engineers do with inquiries. */
import type { Run, Scene } from "../command.ts";
import { connect } from "../connection.ts";
import type { Given } from "../given.ts";
import { deskSide, idIn, tell } from "./side.ts";

export const answer: Run = async (given, scene) => {
  const { call, parameters } = await inquiryAt(given, scene);
  const body = { body: given.needed("text") };
  tell(await call("answerInquiry", { parameters, body }), given, scene);
};

export const accept: Run = async (given, scene) => {
  const { call, parameters } = await inquiryAt(given, scene);
  tell(await call("acceptExpedite", { parameters }), given, scene);
};

export const decline: Run = async (given, scene) => {
  const { call, parameters } = await inquiryAt(given, scene);
  const body = { reason: given.needed("--reason") };
  tell(await call("declineExpedite", { parameters, body }), given, scene);
};

async function inquiryAt(given: Given, scene: Scene) {
  const { call } = connect(given, scene);
  const inquiry = await idIn(given, deskSide(call), scene);
  return { call, parameters: { inquiry } };
}
