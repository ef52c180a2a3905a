import type { Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  type Diagnostic,
  failed,
  hasError,
  type Outcome,
  type Plan,
  succeeded,
} from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import type { Client } from "../client.ts";
import { error, warning } from "../diagnostics.ts";
import { ticketTwice } from "../one-declaration.ts";
import { reserveKey } from "./reserve-key.ts";
import { keyPartsOf } from "./inputs.ts";
import { type DestroyEffect, destroyEffectOf, knownPhaseOf, policyOf } from "../ticket/destroy.ts";
import { stateLabelOf, nameDetails } from "../ticket/message-details.ts";
import { ticketOf } from "./ticket-of-state.ts";

/** What destroying would do, decided from the ticket as it is now; said before anything is done. */
export async function planDestroy(prior: Fields, call: Call<Client>): Promise<Outcome<Plan>> {
  const live = await ticketOf(prior, call);
  if (live.value === undefined) return failed(...live.diagnostics);
  const ticket = live.value;
  const parts = keyPartsOf(prior, call);
  const id = text(prior, "id") ?? "";
  const number = text(prior, "number") ?? "";
  const duplicate =
    ticketTwice({ id, number }, "given up", call) ??
    (parts === null ? null : reserveKey(parts, id, ticket, call));
  if (duplicate !== null) return failed(duplicate);
  const diagnostics = ticket === null ? [] : destroyDiagnostics(ticket, prior, call);
  return hasError(diagnostics)
    ? failed(...diagnostics)
    : succeeded({ action: "delete" }, diagnostics);
}

export function destroyDiagnostics(
  ticket: Ticket,
  state: Fields,
  call: Call<unknown>,
): readonly Diagnostic[] {
  const policy = policyOf(state, call);
  const effect: DestroyEffect = destroyEffectOf(ticket, policy);
  const details = { ...nameDetails(ticket), stateLabel: stateLabelOf(ticket, call) };
  if (effect === "blocked") {
    return [error(call, policy === "prevent" ? "destroy_prevented" : "destroy_blocked", details)];
  }
  const goesOn = effect === "forget" && knownPhaseOf(ticket) !== "terminal";
  return goesOn ? [warning(call, "destroy_forgets", details)] : [];
}
