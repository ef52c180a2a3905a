import type { Ticket } from "../../../desk/contract/index.ts";
import { type Call, failed, type Outcome, succeeded } from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import type { Client } from "../client.ts";
import { languageOf, refused } from "../diagnostics.ts";
import { liveTicket } from "../ticket/live.ts";
import { askingOf, statusOf, willAct } from "./standing.ts";

/**
 * How the step reads in a preview that shows changed inputs only. Until something will be done the
 * sentence stays what it was, so that nothing looks like a change.
 */
export async function effectOfDecision(
  inputs: Fields,
  before: string | null,
  call: Call<Client | null>,
): Promise<Outcome<string>> {
  const { client } = call;
  const requestId = text(inputs, "requestId");
  const quiet = before ?? waits(call);
  if (client === null || requestId === null) return succeeded(quiet);
  const live = await liveTicket(requestId, { ...call, client });
  if (!live.ok) return failed(refused(call, live.fault));
  const { ticket } = live;
  const acts = ticket !== null && willAct(statusOf(ticket, inputs, {}), inputs);
  return succeeded(acts ? sentence(ticket, inputs, call) : quiet);
}

function waits(call: Call<unknown>): string {
  return languageOf(call.settings) === "ko" ? "엔지니어의 승인 요청 대기" : "wait for the engineer";
}

function sentence(ticket: Ticket, inputs: Fields, call: Call<unknown>): string {
  const korean = languageOf(call.settings) === "ko";
  if (text(inputs, "decision") === "re_review") {
    return korean ? `${ticket.number} 재검토 요청` : `ASK FOR A RE-REVIEW of ${ticket.number}`;
  }
  const { cost, workPlanHash } = askingOf(ticket, call);
  return korean
    ? `${ticket.number} 확정, ${cost}, 작업 계획 ${workPlanHash}`
    : `CONFIRM ${ticket.number}, ${cost}, work plan ${workPlanHash}`;
}
