import { type KeyParts, ticketKey } from "../../../core/key/index.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import type { Call, Diagnostic } from "../../../framework/contract/index.ts";
import type { Client } from "../client.ts";
import { error } from "../diagnostics.ts";
import { isPulumi } from "../engine.ts";

/**
 * Keeps the key for one declaration of a plan; what is said to a second one with the same key.
 * `owner` is the id of the ticket that the declaration has, or that it replaces, or `new`. Pulumi's
 * URNs cannot collide.
 */
export function reserveKey(
  parts: KeyParts,
  owner: string,
  ticket: Ticket | null,
  call: Call<Client>,
): Diagnostic | null {
  if (isPulumi(call) || call.client.ledger.reserve(ticketKey(parts), owner)) return null;
  return duplicateKey(parts, ticket, call);
}

export function duplicateKey(
  parts: KeyParts,
  ticket: Ticket | null,
  call: Call<Client>,
): Diagnostic {
  const number = ticket?.number ?? null;
  return error(call, "duplicate_key", { ...parts, number }, ["idempotencyKey"]);
}
