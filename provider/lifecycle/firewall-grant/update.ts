import {
  type Call,
  failed,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { ask, type Client } from "../client.ts";
import { faultDiagnostic } from "../diagnostics.ts";
import { appliedTwice, withoutMark } from "../one-declaration.ts";
import { storedGrant } from "./state.ts";

/** Opens it again or for longer; whatever else was changed, only the state keeps. */
export async function updateGrant(
  prior: Stored,
  planned: Stored,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Stored>> {
  call.client.ledger.applying();
  const second = await appliedTwice("grant", inputs, call);
  if (second !== null) return failed(second);
  const asksDesk = planned.state["state"] !== prior.state["state"];
  if (!asksDesk) return succeeded({ ...planned, private: withoutMark(planned.private) });
  const duration = text(inputs, "duration");
  const reply = await ask(call, "extendGrant", {
    parameters: { project: call.client.project, grant: text(prior.state, "id") ?? "" },
    body: duration === null ? {} : { duration },
  });
  if (!reply.ok) return failed(faultDiagnostic(call, reply.fault));
  return succeeded(storedGrant(planned.state, reply.answer.grant));
}
