import type { Ticket } from "../../../desk/contract/index.ts";
import type { Call } from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { languageOf } from "../telling.ts";
import { askingOf, statusOf, willAct } from "./standing.ts";

/**
 * How the step reads in a preview that shows changed inputs only. Until something will be done the
 * sentence stays what it was, so that nothing looks like a change.
 */
export function effectOfDecision(
  ticket: Ticket | null,
  inputs: Fields,
  before: string | null,
  call: Call<unknown>,
): string {
  const acts = ticket !== null && willAct(statusOf(ticket, inputs, {}), inputs);
  return acts ? sentence(ticket, inputs, call) : (before ?? waits(call));
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
