import type { Call, Outcome, Stored } from "../../../framework/contract/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import type { Client } from "../client.ts";
import { createRegistration } from "./create.ts";

/** Another account, or the same key written differently: said to the desk as at first. */
export function updateRegistration(
  _prior: Stored,
  planned: Stored,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Stored>> {
  return createRegistration(planned, inputs, call);
}
