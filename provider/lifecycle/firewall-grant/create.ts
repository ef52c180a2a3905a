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
import { appliedTwice } from "../one-declaration.ts";
import { storedGrant } from "./state.ts";

/** The desk gives back the active grant that the request has already, so that a repetition opens nothing more. */
export async function createGrant(
  planned: Stored,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Stored>> {
  const { ledger, turns } = call.client;
  ledger.applying();
  return turns.take(text(inputs, "requestId") ?? "", () => putGrant(planned, inputs, call));
}

async function putGrant(
  planned: Stored,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Stored>> {
  const second = await appliedTwice("grant", inputs, call);
  if (second !== null) return failed(second);
  const duration = text(inputs, "duration");
  const reply = await ask(call, "putGrant", {
    parameters: { project: call.client.project, ticket: text(inputs, "requestId") ?? "" },
    body: {
      serverId: text(inputs, "serverId") ?? "",
      ...(duration === null ? {} : { duration }),
    },
  });
  if (!reply.ok) return failed(faultDiagnostic(call, reply.fault));
  call.client.putThisRun.add(reply.answer.grant.id);
  return succeeded(storedGrant(planned.state, reply.answer.grant));
}
