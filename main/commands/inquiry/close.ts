import type { Run } from "../command.ts";
import { inquiryIn, connectionFor } from "./connection.ts";
import { tellInquiry } from "./tell-inquiry.ts";

/** Either side may; the desk what it has answered. */
export const close: Run = async (given, context) => {
  const { project, call } = connectionFor(given, context);
  const inquiry = inquiryIn(given);
  const answer = await (project === null
    ? call("closeDeskInquiry", { parameters: { inquiry } })
    : call("closeInquiry", { parameters: { project, inquiry } }));
  tellInquiry(answer, given, context);
};
