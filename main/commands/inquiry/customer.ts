/** What a project's people do in inquiries. */
import { randomBytes } from "node:crypto";
import type { Run, Scene } from "../command.ts";
import { connectProject } from "../connection.ts";
import type { Given } from "../given.ts";
import { inquiryKinds } from "./labels.ts";
import { customerSide, idIn, tell, ticketIdOf } from "./side.ts";

/** Whoever asks by hand asks once: the key is random, and only repeats a lost answer. */
export const ask: Run = async (given, scene) => {
  const { project, call } = connectProject(given, scene);
  const handle = given.text("--ticket");
  const kind = inquiryKinds.find((each) => each === given.text("--kind")) ?? "general";
  const [subject, message] = [given.needed("--subject"), given.needed("--body")];
  const ticketId = handle === undefined ? null : await ticketIdOf(call, project, handle);
  const parameters = { project, key: randomBytes(32).toString("hex") };
  const { nextId: id } = await call("readInquiryByKey", { parameters });
  const body = { id, kind, ticketId, subject, body: message };
  tell(await call("putInquiryByKey", { parameters, body }), given, scene);
};

export const reply: Run = async (given, scene) => {
  const { call, parameters } = await inquiryAt(given, scene);
  const body = { body: given.needed("text") };
  tell(await call("writeInquiry", { parameters, body }), given, scene);
};

export const close: Run = async (given, scene) => {
  const { call, parameters } = await inquiryAt(given, scene);
  tell(await call("closeInquiry", { parameters }), given, scene);
};

async function inquiryAt(given: Given, scene: Scene) {
  const { project, call } = connectProject(given, scene);
  const inquiry = await idIn(given, customerSide(call, project), scene);
  return { call, parameters: { project, inquiry } };
}
