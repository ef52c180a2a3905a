import type { TicketRecord } from "../storage/store.ts";
import { type ActionContext, answered } from "../context.ts";
import { viewTicket } from "./view.ts";
import type { Result } from "../result.ts";

/** The ticket as the caller may see it, or why there is none. */
export async function answerWithTicket(context: ActionContext, result: Result<TicketRecord>) {
  return result.ok
    ? answered(context, { ticket: await viewTicket(context, result.value) })
    : result;
}
