/** What the desk's engineers do with inquiries. */
import type { Run } from "../command.ts";
import { connect } from "../connection.ts";
import { inquiryIn, tell } from "./side.ts";

export const answer: Run = async (given, scene) => {
  const { call } = connect(given, scene);
  const parameters = { inquiry: inquiryIn(given) };
  const body = { body: given.needed("text") };
  tell(await call("answerInquiry", { parameters, body }), given, scene);
};

export const accept: Run = async (given, scene) => {
  const { call } = connect(given, scene);
  const parameters = { inquiry: inquiryIn(given) };
  tell(await call("acceptExpedite", { parameters }), given, scene);
};

export const decline: Run = async (given, scene) => {
  const { call } = connect(given, scene);
  const parameters = { inquiry: inquiryIn(given) };
  const body = { reason: given.needed("--reason") };
  tell(await call("declineExpedite", { parameters, body }), given, scene);
};
