import {
  type Call,
  failed,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import type { Client } from "../client.ts";
import { error } from "../diagnostics.ts";
import { importedTicket } from "../ticket/read-ticket.ts";
import { nameDetails } from "../ticket/message-details.ts";
import { storedDecision } from "./state.ts";

/** Only of a ticket that was decided about; by what its request is imported too. */
export async function importDecision(handle: string, call: Call<Client>): Promise<Outcome<Stored>> {
  const found = await importedTicket(handle, call);
  if (found.value === undefined) return failed(...found.diagnostics);
  const ticket = found.value;
  const { confirmedAt, reReviewReason, id: requestId } = ticket;
  if (confirmedAt !== null) {
    return succeeded(storedDecision({ requestId, decision: "confirm", reason: null }, {}, ticket));
  }
  if (reReviewReason === null) return failed(error(call, "decision_not_made", nameDetails(ticket)));
  const sentBack = { requestId, decision: "re_review", reason: reReviewReason };
  return succeeded(storedDecision(sentBack, {}, ticket));
}
