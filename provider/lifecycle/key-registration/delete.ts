import {
  type Call,
  failed,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import { ask, type Client } from "../client.ts";
import { refused } from "../diagnostics.ts";

/** Only the desk forgets the key; whoever installed it removes it from the server. */
export async function deleteRegistration(
  { state }: Stored,
  call: Call<Client>,
): Promise<Outcome<"done">> {
  call.client.ledger.applying();
  const parameters = { project: call.client.project, registration: text(state, "id") ?? "" };
  const reply = await ask(call, "removeKeyRegistration", { parameters });
  if (reply.ok || reply.fault.code === "not_found") return succeeded("done");
  return failed(refused(call, reply.fault));
}
