import type { Call, Outcome, Stored } from "../../../framework/contract/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import type { Client } from "../client.ts";
import { withoutMark } from "../one-declaration.ts";
import { createDecision } from "./create.ts";

/** A decision is made by the same rules at first and later. */
export function updateDecision(
  _prior: Stored,
  planned: Stored,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Stored>> {
  const kept = { ...planned, private: withoutMark(planned.private) };
  return createDecision(kept, inputs, call);
}
