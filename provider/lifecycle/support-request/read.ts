import {
  type Call,
  failed,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { storable, text } from "../../../framework/planning/index.ts";
import { supportRequest } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { importedTicket, liveTicket } from "../ticket/live.ts";
import { refused, warning } from "../telling.ts";
import { hold } from "./claim.ts";
import { idempotencyKeyOf, keyPartsOf } from "./inputs.ts";
import { contentOf, outputsOf, refreshed } from "./state.ts";
import { policyOf } from "../ticket/destroy.ts";
import { targetOf } from "./target.ts";

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

/** From an id, a ticket's number, or a console address that ends with one of them. */
export async function importRequest(handle: string, call: Call<Client>): Promise<Outcome<Stored>> {
  const target = await targetOf(call);
  const found = await importedTicket(handle, call);
  if (target.value === undefined || found.value === undefined) {
    return failed(...target.diagnostics, ...found.diagnostics);
  }
  const ticket = found.value;
  const content = contentOf(ticket);
  const state = { ...content, idempotencyKey: idempotencyKeyOf(content, call) };
  const parts = keyPartsOf(state, call);
  const policy = policyOf({}, call);
  if (parts !== null) await hold(ticket, parts, policy, call);
  const outputs = outputsOf(ticket, policy, target.value.deskId, call);
  return succeeded({ state: storable(supportRequest, { ...state, ...outputs }), private: {} });
}
