import {
  type Call,
  type Outcome,
  type Plan,
  type Proposal,
  succeeded,
} from "../../../framework/contract/index.ts";
import { proposed } from "../../../framework/planning/index.ts";
import { supportRequest } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { planChange } from "./plan-change.ts";
import { planCreate, plannedFields } from "./plan-create.ts";
import { planDestroy } from "./plan-destroy.ts";

export async function planRequest(
  proposal: Proposal,
  call: Call<Client | null>,
): Promise<Outcome<Plan>> {
  const { prior, inputs } = proposal;
  const { client } = call;
  if (client === null) return succeeded(planWithoutDesk(proposal, call));
  const connected = { ...call, client };
  if (inputs === null) return planDestroy(prior ?? {}, connected);
  if (prior === null) return planCreate(proposal, inputs, connected);
  return planChange(prior, proposal, inputs, connected);
}

/** As long as the provider's configuration is unknown, only the user's words are known. */
function planWithoutDesk({ prior, private: notes, inputs }: Proposal, call: Call<unknown>): Plan {
  if (inputs === null) return { action: "delete" };
  if (prior === null)
    return { action: "create", planned: plannedFields(inputs, call), private: {} };
  return { action: "update", planned: proposed(supportRequest, prior, inputs), private: notes };
}
