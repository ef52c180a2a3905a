import type { Ticket } from "../../../desk/contract/index.ts";
import { type Call, failed, type Outcome, succeeded } from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import type { Client } from "../client.ts";
import { languageOf, faultDiagnostic } from "../diagnostics.ts";
import { lineOf } from "../messages/lines.ts";
import { plannedTwice } from "../one-declaration.ts";
import { liveTicket } from "../ticket/read-ticket.ts";
import { approvalDetails } from "./request-for-approval.ts";
import { statusOf, willAct } from "./status.ts";

/**
 * How the step reads in a preview that shows changed inputs only. Until something will be done the
 * sentence stays what it was, so that nothing looks like a change.
 */
export async function previewSentenceOf(
  inputs: Fields,
  before: string | null,
  call: Call<Client | null>,
): Promise<Outcome<string>> {
  const { client } = call;
  const requestId = text(inputs, "requestId");
  const quiet = before ?? lineOf("decision_waits", languageOf(call.settings), {});
  if (client === null || requestId === null) return succeeded(quiet);
  const connected = { ...call, client };
  const second = await plannedTwice("decision", requestId, { prior: null, private: {} }, connected);
  if (second !== null) return failed(second);
  const live = await liveTicket(requestId, connected);
  if (!live.ok) return failed(faultDiagnostic(call, live.fault));
  const { ticket } = live;
  const acts = ticket !== null && willAct(statusOf(ticket, inputs, {}), inputs);
  return succeeded(acts ? actionSentence(inputs, ticket, call) : quiet);
}

/** The step as it is shown when it will be done. */
export function actionSentence(inputs: Fields, ticket: Ticket, call: Call<unknown>): string {
  const language = languageOf(call.settings);
  return text(inputs, "decision") === "re_review"
    ? lineOf("re_review", language, ticket)
    : lineOf("confirm", language, approvalDetails(ticket, call));
}
