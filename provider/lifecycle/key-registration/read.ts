import {
  type Call,
  failed,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import { ask, type Client } from "../client.ts";
import { faultDiagnostic } from "../diagnostics.ts";
import { notShown } from "../not-shown.ts";
import { storedRegistration } from "./state.ts";

export async function readRegistration(
  { state, private: privateState }: Stored,
  call: Call<Client>,
): Promise<Outcome<Stored | "gone">> {
  const parameters = { project: call.client.project, registration: text(state, "id") ?? "" };
  const reply = await ask(call, "readKeyRegistration", { parameters });
  if (!reply.ok) {
    return reply.fault.code === "not_found"
      ? succeeded("gone", [notShown(state, call)])
      : failed(faultDiagnostic(call, reply.fault));
  }
  const { registration } = reply.answer;
  if (registration.state === "removed") return succeeded("gone");
  const { account } = registration;
  const { state: live } = storedRegistration({ ...state, account }, registration);
  return succeeded({ state: live, private: privateState });
}
