import type { Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  failed,
  hasError,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { filledIn, storable, text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { workDecision } from "../../resources/index.ts";
import { ask, type Client } from "../client.ts";
import { liveTicket } from "../ticket/read-ticket.ts";
import { faultDiagnostic } from "../diagnostics.ts";
import { appliedTwice } from "../one-declaration.ts";
import { guards } from "./guards.ts";
import { isAsked } from "./request-for-approval.ts";
import { statusOf } from "./status.ts";
import { moved } from "./status-diagnostics.ts";
import { storedDecision, undecided } from "./state.ts";
import { withSentRound } from "./deciding-attributes.ts";

/** Acts only if the plan said so, and only on what the plan named; refuses when the desk has moved. */
export async function createDecision(
  planned: Stored,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Stored>> {
  call.client.ledger.applying();
  const second = await appliedTwice("decision", planned.state, call);
  if (second !== null) return failed(second);
  const promised = text(planned.state, "status");
  const requestId = text(planned.state, "requestId") ?? "";
  const live = await liveTicket(requestId, call);
  if (!live.ok) return failed(faultDiagnostic(call, live.fault));
  const { ticket } = live;
  const acts = promised === "confirmed" || promised === "re_review_sent";
  if (ticket === null || !acts) return succeeded(asPromised(planned, ticket));
  if (!isAsked(ticket)) return decidedBefore(planned, promised, inputs, ticket, call);
  const found = guards(ticket, inputs, call);
  if (hasError(found)) return failed(...found);
  const reply =
    promised === "confirmed"
      ? await confirm(ticket, inputs, call)
      : await ask(call, "requestReReview", {
          parameters: { project: call.client.project, ticket: ticket.id },
          version: ticket.version,
          body: { reason: text(inputs, "reason") ?? "" },
        });
  if (!reply.ok) return failed(faultDiagnostic(call, reply.fault));
  const privateState = promised === "re_review_sent" ? withSentRound(inputs, planned.private) : {};
  return succeeded(storedDecision(planned.state, privateState, reply.answer.ticket));
}

/** `workPlanHash` is the planned one: the desk refuses it when it asks about another work plan. */
function confirm(ticket: Ticket, inputs: Fields, call: Call<Client>) {
  return ask(call, "confirmTicket", {
    parameters: { project: call.client.project, ticket: ticket.id },
    version: ticket.version,
    body: { workPlanHash: text(inputs, "workPlanHash") ?? "", acknowledgeIrreversible: true },
  });
}

/** The desk does not ask: either it was decided as planned before, or it moved and nothing is done. */
function decidedBefore(
  planned: Stored,
  promised: string,
  inputs: Fields,
  ticket: Ticket,
  call: Call<Client>,
): Outcome<Stored> {
  const status = statusOf(ticket, inputs, planned.private);
  const isSame = ticket.workPlanHash === text(planned.state, "approvedWorkPlanHash");
  return status === promised && (isSame || status !== "confirmed")
    ? succeeded(storedDecision(planned.state, planned.private, ticket))
    : failed(moved(ticket, inputs, call));
}

/** Without an action the state is what was promised; what was left open is filled from the desk. */
function asPromised({ state, private: privateState }: Stored, ticket: Ticket | null): Stored {
  const unseen: Stored = { state: { ...state, ...undecided }, private: privateState };
  const seen = ticket === null ? unseen : storedDecision(state, privateState, ticket);
  return { state: storable(workDecision, filledIn(state, seen.state)), private: seen.private };
}
