import {
  type Call,
  failed,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Client } from "../client.ts";
import { faultDiagnostic } from "../diagnostics.ts";
import { liveTicket } from "../ticket/read-ticket.ts";
import { storedDecision } from "./state.ts";

/** A decision outlives its ticket: what the desk no longer shows stays as it was. */
export async function readDecision(stored: Stored, call: Call<Client>): Promise<Outcome<Stored>> {
  const live = await liveTicket(text(stored.state, "requestId") ?? "", call);
  if (!live.ok) return failed(faultDiagnostic(call, live.fault));
  if (live.ticket === null) return succeeded(stored);
  return succeeded(storedDecision(stored.state, stored.private, live.ticket));
}
