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
import { refused } from "../diagnostics.ts";
import { registered } from "./state.ts";

/** The desk knows a registration by server and fingerprint, so that a repetition registers nothing more. */
export async function createRegistration(
  { state }: Stored,
  _inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Stored>> {
  call.client.ledger.applying();
  const reply = await ask(call, "putKeyRegistration", {
    parameters: {
      project: call.client.project,
      server: text(state, "serverId") ?? "",
      fingerprint: text(state, "fingerprint") ?? "",
    },
    body: { account: text(state, "account") ?? "", publicKey: text(state, "publicKey") ?? "" },
  });
  if (!reply.ok) return failed(refused(call, reply.fault));
  return succeeded(registered(state, reply.answer.registration));
}
