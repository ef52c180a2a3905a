import type { Ticket } from "../../../desk/contract/index.ts";
import type { Call, Stored } from "../../../framework/contract/index.ts";
import { storable } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { supportRequest } from "../../resources/index.ts";
import type { Target } from "../client.ts";
import { outputsOf } from "./state.ts";
import { policyOf } from "../ticket/destroy.ts";

/** What the engine keeps after an apply: what was planned, and what the desk says of it now. */
export function stored(
  planned: Stored,
  ticket: Ticket,
  securityInfoCommitment: Fields[string],
  { deskId }: Target,
  call: Call<unknown>,
): Stored {
  const outputs = outputsOf(ticket, policyOf(planned.state, call), deskId, call);
  const state = storable(supportRequest, { ...planned.state, ...outputs, securityInfoCommitment });
  return { state, private: {} };
}

/** Engines know every value by the time they apply; anything else is a bug of a face. */
export function known<Found>(found: Found | null): Found {
  if (found === null) throw new Error("a request was applied with values that are not known");
  return found;
}
