import {
  type Call,
  failed,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { ask, type Client } from "../client.ts";
import { faultDiagnostic } from "../diagnostics.ts";
import { storedRegistration } from "./state.ts";

/** From a registration's id. */
export async function importRegistration(
  handle: string,
  call: Call<Client>,
): Promise<Outcome<Stored>> {
  const parameters = { project: call.client.project, registration: handle.trim() };
  const reply = await ask(call, "readKeyRegistration", { parameters });
  if (!reply.ok) return failed(faultDiagnostic(call, reply.fault));
  const { serverId, account, authorizedKeysLine } = reply.answer.registration;
  const publicKey = authorizedKeysLine.split(" ").slice(0, 2).join(" ");
  return succeeded(storedRegistration({ serverId, account, publicKey }, reply.answer.registration));
}
