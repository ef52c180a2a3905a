import { randomBytes } from "node:crypto";
import type { Context, Run } from "../command.ts";
import { connectToProject, type DeskConnection } from "../connection.ts";
import { failure } from "../../failure/index.ts";
import { completeForm, costLimit, typedForm } from "./form.ts";
import { tellTicket } from "./tell-ticket.ts";

/** Whoever files by hand files once: the key is random, and only repeats a lost answer. */
export const submit: Run = async (given, context) => {
  const limit = costLimit(given);
  const { project, call } = connectToProject(given, context);
  const typed = await typedForm(given);
  if (!("consent" in typed)) return askConsent(call, project, context);
  const application = completeForm(typed);
  const parameters = { project, key: randomBytes(32).toString("hex") };
  const { nextId: id } = await call("readTicketByKey", { parameters });
  const body = { id, namespace: null, origin: null, application, ...limit };
  tellTicket(await call("putTicketByKey", { parameters, body }), given, context);
};

/** Nobody can agree to what he or she has not seen. */
async function askConsent(
  call: DeskConnection["call"],
  project: string,
  context: Context,
): Promise<never> {
  const { language, terminal } = context;
  const { notice } = await call("readCurrentNotice", { parameters: { project } });
  const { version, purpose, items, retention, refusal } = notice;
  terminal.heading(noticeTitle[language]);
  terminal.facts(
    [purpose, items, retention, refusal].map((text, at) => [noticeParts[language][at] ?? "", text]),
  );
  throw failure("consent_missing", { version });
}

const noticeTitle = { en: "Consent notice", ko: "개인정보 고지" };
const noticeParts = {
  en: ["Purpose", "Items", "Retention", "Refusal"],
  ko: ["목적", "항목", "보유 기간", "거부 권리"],
};
