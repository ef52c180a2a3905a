import {
  type Call,
  failed,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Client } from "../client.ts";
import { warning } from "../diagnostics.ts";
import { hold } from "./hold.ts";
import { keyPartsOf } from "./inputs.ts";
import { outputsOf, refreshed } from "./state.ts";
import { policyOf } from "../ticket/destroy.ts";
import { ticketOf } from "./ticket-of-state.ts";

/** A ticket that the desk no longer shows is archived, not gone, unless the user wants it filed anew. */
export async function readRequest(
  stored: Stored,
  call: Call<Client>,
): Promise<Outcome<Stored | "gone">> {
  const { state } = stored;
  const id = text(state, "id") ?? "";
  const live = await ticketOf(state, call);
  if (live.value === undefined) return failed(...live.diagnostics);
  const ticket = live.value;
  if (ticket === null) {
    if (text(state, "onMissing") === "recreate") return succeeded("gone");
    return succeeded(stored, [warning(call, "archived", { id })]);
  }
  const policy = policyOf(state, call);
  const parts = keyPartsOf(state, call);
  call.client.ledger.addDeclared(id);
  if (parts !== null) await hold(ticket, parts, policy, call);
  const outputs = outputsOf(ticket, policy, text(state, "deskId") ?? "", call);
  return succeeded({ ...stored, state: refreshed(state, ticket, outputs) });
}
