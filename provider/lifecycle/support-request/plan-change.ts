import { ticketKey } from "../../../core/key/index.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  type Diagnostic,
  failed,
  type Outcome,
  type Plan,
  type Proposal,
} from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import { type Fields, same } from "../../../framework/value/index.ts";
import type { Client } from "../client.ts";
import { error } from "../diagnostics.ts";
import type { TicketName } from "../messages/ticket-name.ts";
import { ticketTwice } from "../one-declaration.ts";
import { hold } from "./hold.ts";
import { keyPartsOf } from "./inputs.ts";
import { planReplacement, replacementState, serverProblem } from "./plan-replacement.ts";
import { type Kept, planUpdate } from "./plan-update.ts";
import { reserveKey } from "./reserve-key.ts";
import { policyOf } from "../ticket/destroy.ts";
import { undeclaredTicketWarnings } from "./undeclared-tickets.ts";
import { ticketOf } from "./ticket-of-state.ts";

/** The plan of a request that is in the state. */
export async function planChange(
  prior: Fields,
  { private: privateState }: Proposal,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Plan>> {
  const id = text(prior, "id") ?? "";
  const live = await ticketOf(prior, call);
  if (live.value === undefined) return failed(...live.diagnostics);
  const ticket = live.value;
  const parts = keyPartsOf({ ...inputs, idempotencyKey: prior["idempotencyKey"] ?? null }, call);
  const number = text(prior, "number") ?? "";
  const duplicate =
    ticketTwice({ id, number }, "kept", call) ??
    (parts === null ? null : reserveKey(parts, id, ticket, call));
  if (duplicate !== null) return failed(duplicate);
  call.client.ledger.addDeclared(id);
  if (ticket !== null && parts !== null) await hold(ticket, parts, policyOf(prior, call), call);
  const { imported, ...known } = privateState;
  const isImported = imported === true;
  const fixed =
    keyProblem({ prior, isImported }, inputs, ticket, call) ??
    serverProblem(nameOf(prior, ticket), inputs, call);
  if (fixed !== null) return failed(fixed);
  if (same(prior["serverId"] ?? null, inputs["serverId"] ?? null) !== "yes") {
    return planReplacement(prior, inputs, ticket, call);
  }
  const undeclared = await undeclaredTicketWarnings(call);
  const kept = { prior, privateState: { ...known, ...replacementState(prior, call) }, isImported };
  const planned = await planUpdate(kept, inputs, ticket, call);
  return { ...planned, diagnostics: [...undeclared, ...planned.diagnostics] };
}

/**
 * The key can never change once a request is filed. An import knows only what it can derive: the one
 * that was written at filing is as good, and one that is written then is settled then.
 */
function keyProblem(
  { prior, isImported }: Pick<Kept, "prior" | "isImported">,
  inputs: Fields,
  ticket: Ticket | null,
  call: Call<Client>,
): Diagnostic | null {
  const was = text(prior, "idempotencyKey");
  const written = text(inputs, "idempotencyKey");
  if (was === null || written === null || written === was || isImported) return null;
  const parts = keyPartsOf({ ...prior, idempotencyKey: written }, call);
  const isOwn = parts !== null && ticket?.binding.keys.includes(ticketKey(parts)) === true;
  if (isOwn) return null;
  return error(call, "idempotency_key_fixed", { number: text(prior, "number") ?? "" }, [
    "idempotencyKey",
  ]);
}

function nameOf(prior: Fields, ticket: Ticket | null): TicketName {
  const title = ticket?.title ?? text(prior, "title") ?? "";
  return { number: text(prior, "number") ?? "", title, serverId: text(prior, "serverId") ?? "" };
}
