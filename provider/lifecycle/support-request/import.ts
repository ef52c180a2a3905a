import {
  type Call,
  failed,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { storable } from "../../../framework/planning/index.ts";
import { supportRequest } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { policyOf } from "../ticket/destroy.ts";
import { ticketTwice } from "../one-declaration.ts";
import { importedTicket } from "../ticket/read-ticket.ts";
import { hold } from "./hold.ts";
import { idempotencyKeyOf, keyPartsOf } from "./inputs.ts";
import { contentOf, outputsOf } from "./state.ts";
import { targetOf } from "./target.ts";

/** What was typed as the desk means it counts as typed: the plan after it is empty. */
export async function importRequest(handle: string, call: Call<Client>): Promise<Outcome<Stored>> {
  const target = await targetOf(call);
  if (target.value === undefined) return failed(...target.diagnostics);
  const found = await importedTicket(handle, call);
  if (found.value === undefined) return failed(...found.diagnostics);
  const ticket = found.value;
  const second = ticketTwice(ticket, "imported", call);
  if (second !== null) return failed(second);
  const content = contentOf(ticket);
  const state = { ...content, idempotencyKey: idempotencyKeyOf(content, call) };
  const parts = keyPartsOf(state, call);
  const policy = policyOf({}, call);
  if (parts !== null) await hold(ticket, parts, policy, call);
  const outputs = outputsOf(ticket, policy, target.value.deskId, call);
  return succeeded({
    state: storable(supportRequest, { ...state, ...outputs }),
    private: { imported: true },
  });
}
