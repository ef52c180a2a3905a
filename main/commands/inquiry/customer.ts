/** What a project's people do in inquiries. */
import { randomBytes } from "node:crypto";
import type { Run } from "../command.ts";
import { connectToProject } from "../connection.ts";
import { inquiryKinds } from "../../../core/inquiry.ts";
import { inquiryIn, ticketIdOf } from "./connection.ts";
import { tellInquiry } from "./tell-inquiry.ts";

/** Whoever asks by hand asks once: the key is random, and only repeats a lost answer. */
export const ask: Run = async (given, context) => {
  const { project, call } = connectToProject(given, context);
  const ticket = given.text("--ticket");
  const kind = inquiryKinds.find((each) => each === given.text("--kind")) ?? "general";
  const [subject, question] = [given.needed("--subject"), given.needed("--body")];
  const ticketId = ticket === undefined ? null : await ticketIdOf(call, project, ticket);
  const parameters = { project, key: randomBytes(32).toString("hex") };
  const { nextId: id } = await call("readInquiryByKey", { parameters });
  const body = { id, kind, ticketId, subject, body: question };
  tellInquiry(await call("putInquiryByKey", { parameters, body }), given, context);
};

export const reply: Run = async (given, context) => {
  const { project, call } = connectToProject(given, context);
  const parameters = { project, inquiry: inquiryIn(given) };
  const body = { body: given.needed("text") };
  tellInquiry(await call("writeInquiry", { parameters, body }), given, context);
};
