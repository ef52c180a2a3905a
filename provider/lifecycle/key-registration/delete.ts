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
import { isPutThisRun, keyOf } from "./state.ts";

/** Only the desk forgets the key; whoever installed it removes it from the server. */
export async function deleteRegistration(
  { state }: Stored,
  call: Call<Client>,
): Promise<Outcome<"done">> {
  const { ledger, turns } = call.client;
  ledger.applying();
  return turns.take(keyOf(state), () => removeRegistration(state, call));
}

async function removeRegistration(state: Fields, call: Call<Client>): Promise<Outcome<"done">> {
  if (isPutThisRun(state, call.client)) return succeeded("done");
  const parameters = { project: call.client.project, registration: text(state, "id") ?? "" };
  const reply = await ask(call, "removeKeyRegistration", { parameters });
  if (reply.ok) return succeeded("done");
  return reply.fault.code === "not_found"
    ? succeeded("done", [notShown(state, call)])
    : failed(faultDiagnostic(call, reply.fault));
}
