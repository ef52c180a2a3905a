/** What the desk's engineers do with inquiries. */
import type { Run } from "../command.ts";
import { connectToDesk } from "../connection.ts";
import { inquiryIn } from "./connection.ts";
import { tellInquiry } from "./tell-inquiry.ts";

export const answer: Run = async (given, context) => {
  const { call } = connectToDesk(given, context);
  const parameters = { inquiry: inquiryIn(given) };
  const body = { body: given.needed("text") };
  tellInquiry(await call("answerInquiry", { parameters, body }), given, context);
};

export const accept: Run = async (given, context) => {
  const { call } = connectToDesk(given, context);
  const parameters = { inquiry: inquiryIn(given) };
  tellInquiry(await call("acceptExpedite", { parameters }), given, context);
};

export const decline: Run = async (given, context) => {
  const { call } = connectToDesk(given, context);
  const parameters = { inquiry: inquiryIn(given) };
  const body = { reason: given.needed("--reason") };
  tellInquiry(await call("declineExpedite", { parameters, body }), given, context);
};
