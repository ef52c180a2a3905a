import {
  type Call,
  failed,
  type Outcome,
  type Plan,
  type Proposal,
  succeeded,
} from "../../../framework/contract/index.ts";
import { proposed, pathsRequiringReplacement, text } from "../../../framework/planning/index.ts";
import { bare, type Fields } from "../../../framework/value/index.ts";
import { workDecision } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { faultDiagnostic } from "../diagnostics.ts";
import { plannedTwice, withMark } from "../one-declaration.ts";
import { liveTicket } from "../ticket/read-ticket.ts";
import { planDestroy } from "./plan-destroy.ts";
import { planFollowing } from "./plan-following.ts";
import { planWaiting } from "./plan-waiting.ts";

/** Another request is another decision; else the plan follows the ticket, or waits while there is none to ask about. */
export async function planDecision(
  proposal: Proposal,
  call: Call<Client | null>,
): Promise<Outcome<Plan>> {
  const { inputs } = proposal;
  if (inputs === null) return planDestroy(proposal.prior ?? {}, call);
  return withMark(await planFor(proposal, inputs, call), proposal);
}

async function planFor(
  proposal: Proposal,
  inputs: Fields,
  call: Call<Client | null>,
): Promise<Outcome<Plan>> {
  const { prior } = proposal;
  const { client } = call;
  const requestId = text(inputs, "requestId");
  const second =
    client === null
      ? null
      : await plannedTwice("decision", requestId, proposal, { ...call, client });
  if (second !== null) return failed(second);
  const because = prior === null ? [] : pathsRequiringReplacement(workDecision, prior, inputs);
  if (because.length > 0) {
    const id = bare(inputs["requestId"] ?? null);
    const planned = { ...proposed(workDecision, null, inputs), id };
    return succeeded({ action: "replace", planned, private: {}, because });
  }
  // A new decision has sent nothing, whatever the one has sent that it replaces.
  const own = prior === null ? { ...proposal, private: {} } : proposal;
  if (client === null || requestId === null) return succeeded(planWaiting(own, inputs));
  const live = await liveTicket(requestId, { ...call, client });
  if (!live.ok) return failed(faultDiagnostic(call, live.fault));
  return planFollowing(own, inputs, live.ticket, call);
}
