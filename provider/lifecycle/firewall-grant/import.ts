import {
  type Call,
  failed,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { ask, type Client } from "../client.ts";
import { faultDiagnostic } from "../diagnostics.ts";
import { importedNote, storedGrant } from "./state.ts";

/** From a grant's id. */
export async function importGrant(handle: string, call: Call<Client>): Promise<Outcome<Stored>> {
  const parameters = { project: call.client.project, grant: handle.trim() };
  const reply = await ask(call, "readGrant", { parameters });
  if (!reply.ok) return failed(faultDiagnostic(call, reply.fault));
  const { serverId, ticketId } = reply.answer.grant;
  const { state } = storedGrant({ serverId, requestId: ticketId }, reply.answer.grant);
  return succeeded({ state, private: importedNote });
}
