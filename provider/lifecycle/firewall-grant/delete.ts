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
import { notShown } from "../not-shown.ts";
import { revokeOrForget } from "./plan-destroy.ts";

/** Closes the access, or leaves it to the desk, as the ticket stands by then. */
export async function deleteGrant({ state }: Stored, call: Call<Client>): Promise<Outcome<"done">> {
  const { ledger, turns } = call.client;
  ledger.applying();
  return turns.take(text(state, "requestId") ?? "", () => closeGrant(state, call));
}

async function closeGrant(state: Fields, call: Call<Client>): Promise<Outcome<"done">> {
  const { value: effect, diagnostics } = await revokeOrForget(state, call);
  if (effect === undefined) return failed(...diagnostics);
  if (effect === "forget") return succeeded("done", diagnostics);
  const parameters = { project: call.client.project, grant: text(state, "id") ?? "" };
  const reply = await ask(call, "revokeGrant", { parameters });
  if (reply.ok) return succeeded("done");
  return reply.fault.code === "not_found"
    ? succeeded("done", [notShown(state, call)])
    : failed(faultDiagnostic(call, reply.fault));
}
