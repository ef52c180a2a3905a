import {
  type Call,
  failed,
  type Outcome,
  type Plan,
  type Proposal,
  succeeded,
} from "../../../framework/contract/index.ts";
import { proposed, replacing, text } from "../../../framework/planning/index.ts";
import { bare, type Fields, isUnknown, unknown } from "../../../framework/value/index.ts";
import { workDecision } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { refused } from "../diagnostics.ts";
import { liveTicket } from "../ticket/live.ts";
import { planDestroy } from "./plan-destroy.ts";
import { planFollowing } from "./plan-following.ts";
import { undecided } from "./state.ts";

export async function planDecision(
  proposal: Proposal,
  call: Call<Client | null>,
): Promise<Outcome<Plan>> {
  const { prior, inputs } = proposal;
  const { client } = call;
  if (inputs === null) return planDestroy(prior ?? {}, call);
  const requestId = text(inputs, "requestId");
  if (client === null || requestId === null) return succeeded(planUnknown(proposal, inputs));
  const live = await liveTicket(requestId, { ...call, client });
  if (!live.ok) return failed(refused(call, live.fault));
  const because = prior === null ? [] : replacing(workDecision, prior, inputs);
  if (because.length > 0) {
    const planned = { ...proposed(workDecision, null, inputs), id: requestId };
    return succeeded({ action: "replace", planned, private: {}, because });
  }
  return planFollowing(proposal, inputs, live.ticket, call);
}

/** A decision that may be about anything stays `pending`, and so can never confirm in the same apply. */
function planUnknown({ prior, private: privateState }: Proposal, inputs: Fields): Plan {
  const planned = proposed(workDecision, prior, inputs);
  if (prior === null)
    return { action: "create", planned: { ...planned, ...undecided, id: unknown }, private: {} };
  if (isUnknown(bare(inputs["requestId"] ?? null))) {
    const replaced = { ...proposed(workDecision, null, inputs), ...undecided };
    return { action: "replace", planned: replaced, private: {}, because: [["requestId"]] };
  }
  return { action: "update", planned, private: privateState };
}
