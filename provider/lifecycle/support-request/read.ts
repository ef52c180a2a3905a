import {
  type Call,
  failed,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Client } from "../client.ts";
import { liveTicket } from "../ticket/live.ts";
import { refused, warning } from "../diagnostics.ts";
import { hold } from "./claim.ts";
import { keyPartsOf } from "./inputs.ts";
import { outputsOf, refreshed } from "./state.ts";
import { policyOf } from "../ticket/destroy.ts";

/** A ticket that the desk no longer shows is archived, not gone, unless the user wants it filed anew. */
export async function readRequest(
  stored: Stored,
  call: Call<Client>,
): Promise<Outcome<Stored | "gone">> {
  const { state } = stored;
  const id = text(state, "id") ?? "";
  const live = await liveTicket(id, call);
  if (!live.ok) return failed(refused(call, live.fault));
  if (live.ticket === null) {
    if (text(state, "onMissing") === "recreate") return succeeded("gone");
    return succeeded(stored, [warning(call, "archived", { id })]);
  }
  const policy = policyOf(state, call);
  const parts = keyPartsOf(state, call);
  call.client.ledger.claimTicket(id);
  if (parts !== null) await hold(live.ticket, parts, policy, call);
  const outputs = outputsOf(live.ticket, policy, text(state, "deskId") ?? "", call);
  return succeeded({ ...stored, state: refreshed(state, live.ticket, outputs) });
}
