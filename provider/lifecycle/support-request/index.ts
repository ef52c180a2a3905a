/** The request, the main resource. What each call of an engine does stands in request/, by its name. */
import {
  type Outcome,
  type Plan,
  type Resource,
  succeeded,
} from "../../../framework/contract/index.ts";
import type { Call } from "../../../framework/contract/index.ts";
import { proposed } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { supportRequest } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { checkRequest } from "./check.ts";
import { deleteRequest } from "./delete.ts";
import { createRequest } from "./create.ts";
import { planChange } from "./plan-change.ts";
import { planCreate, plannedFields } from "./plan-create.ts";
import { planDestroy } from "./plan-destroy.ts";
import { importRequest, readRequest } from "./read.ts";
import { updateRequest } from "./update.ts";

/** One request is one ticket: filed or taken over, followed, edited, cancelled or forgotten. */
export const supportRequestResource: Resource<Client> = {
  schema: supportRequest,
  live: true,
  check: checkRequest,
  async plan(proposal, call) {
    const { prior, inputs } = proposal;
    const { client } = call;
    if (client === null) return planWithoutDesk(prior, inputs, call);
    const connected = { ...call, client };
    if (inputs === null) return planDestroy(prior ?? {}, connected);
    if (prior === null) return planCreate(proposal, inputs, connected);
    return planChange(prior, proposal, inputs, connected);
  },
  create: createRequest,
  read: readRequest,
  update: updateRequest,
  delete: deleteRequest,
  import: importRequest,
};

/** As long as the provider's configuration is unknown, only the user's words are known. */
function planWithoutDesk(
  prior: Fields | null,
  inputs: Fields | null,
  call: Call<unknown>,
): Outcome<Plan> {
  if (inputs === null) return succeeded({ action: "delete" });
  if (prior !== null) {
    return succeeded({
      action: "update",
      planned: proposed(supportRequest, prior, inputs),
      private: {},
    });
  }
  return succeeded({ action: "create", planned: plannedFields(inputs, call), private: {} });
}
