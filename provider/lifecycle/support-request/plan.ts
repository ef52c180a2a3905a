import {
  type Call,
  failed,
  type Outcome,
  type Plan,
  type Proposal,
  succeeded,
} from "../../../framework/contract/index.ts";
import { changes, proposed, text } from "../../../framework/planning/index.ts";
import { type Fields, unknown } from "../../../framework/value/index.ts";
import { supportRequest } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { error } from "../diagnostics.ts";
import { isPulumi } from "../engine.ts";
import { planChange } from "./plan-change.ts";
import { plannedFields } from "./inputs.ts";
import { planCreate } from "./plan-create.ts";
import { planDestroy } from "./plan-destroy.ts";
import { replacementState } from "./plan-replacement.ts";
import { volatile } from "./plan-update.ts";
import { openPrice } from "./price.ts";

/** Tells apart a first filing, a change, a destruction, and what is planned before the desk can be asked. */
export async function planRequest(
  proposal: Proposal,
  call: Call<Client | null>,
): Promise<Outcome<Plan>> {
  const { prior, inputs } = proposal;
  const { client } = call;
  if (client === null) return planWithoutDesk(proposal, call);
  const connected = { ...call, client };
  if (inputs === null) return planDestroy(prior ?? {}, connected);
  if (prior === null) return planCreate(proposal, inputs, connected);
  return planChange(prior, proposal, inputs, connected);
}

const openOutputs: Fields = { ...volatile, ...openPrice, securityInfoCommitment: unknown };

/** As long as the provider's configuration is unknown, only what the user wrote is known. */
function planWithoutDesk(
  { prior, private: privateState, inputs }: Proposal,
  call: Call<unknown>,
): Outcome<Plan> {
  if (inputs === null) return succeeded({ action: "delete" });
  if (prior !== null) {
    const wanted = proposed(supportRequest, prior, inputs);
    const isChanged = changes(supportRequest, prior, wanted).length > 0;
    const planned = isChanged ? { ...wanted, ...openOutputs } : wanted;
    const kept = { ...privateState, ...replacementState(prior, call) };
    return succeeded({ action: "update", planned, private: kept });
  }
  const replaced = text(privateState, "id");
  if (replaced !== null && !isPulumi(call)) {
    return failed(error(call, "replace_unconfigured", { id: replaced }));
  }
  return succeeded({ action: "create", planned: plannedFields(inputs, call), private: {} });
}
