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
import { keyOf, storedRegistration } from "./state.ts";

/** The desk knows a registration by server and fingerprint, so that a repetition registers nothing more. */
export async function createRegistration(
  { state }: Stored,
  _inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Stored>> {
  const { ledger, turns } = call.client;
  ledger.applying();
  return turns.take(keyOf(state), () => putRegistration(state, call));
}

async function putRegistration(state: Fields, call: Call<Client>): Promise<Outcome<Stored>> {
  const reply = await ask(call, "putKeyRegistration", {
    parameters: {
      project: call.client.project,
      server: text(state, "serverId") ?? "",
      fingerprint: text(state, "fingerprint") ?? "",
    },
    body: { account: text(state, "account") ?? "", publicKey: text(state, "publicKey") ?? "" },
  });
  if (!reply.ok) return failed(faultDiagnostic(call, reply.fault));
  call.client.putThisRun.add(reply.answer.registration.id);
  return succeeded(storedRegistration(state, reply.answer.registration));
}
