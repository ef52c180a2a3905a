/**
 * Which declaration means which ticket. A key names a declaration, an id follows from the key,
 * so that a crashed apply, repeated anywhere, finds the ticket that it has filed.
 */
import { digestFor } from "../scalar/digest.ts";
import { cleanBody, cleanLine } from "../scalar/text.ts";

export interface KeyParts {
  /** Chosen by the user, one for each state. */
  readonly namespace: string;
  /** Where the declaration stands, if the engine tells: Pulumi's URN; empty for Terraform. */
  readonly origin: string;
  readonly idempotencyKey: string;
  readonly serverId: string;
}

export function ticketKey({ namespace, origin, idempotencyKey, serverId }: KeyParts): string {
  return digestFor("ticket-key", { namespace, origin, idempotencyKey, serverId });
}

export interface IdParts {
  readonly project: string;
  readonly key: string;
  /** How many tickets this key has had before: it is freed when one is cancelled, or forgotten after its end. */
  readonly timesFreed: number;
}

/** Half a digest is room enough: a collision among 2^40 tickets has odds of 1 to 2^49. */
export function ticketId({ project, key, timesFreed }: IdParts): string {
  return `tkt_${digestFor("ticket-id", { project, key, timesFreed }).slice(0, 32)}`;
}

/** Where a URN tells two declarations apart, nothing else has to. */
export const constantIdempotencyKey = "default";

/**
 * Where nothing tells two declarations apart, their first words do. Derived once, at create;
 * never again, or an edited title would make another ticket of the same declaration.
 */
export function derivedIdempotencyKey(request: {
  readonly serverId: string;
  readonly services: readonly string[];
  readonly title: string;
  readonly body: string;
}): string {
  return digestFor("idempotency-key", {
    serverId: request.serverId,
    services: [...new Set(request.services)].toSorted(),
    title: cleanLine(request.title),
    body: cleanBody(request.body),
  });
}
