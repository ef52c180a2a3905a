import { type Instant, parseInstant } from "../../core/scalar/instant.ts";
import type { Desk, Reply, RequestOf, RouteName, Ticket } from "../../desk/contract/index.ts";
import type { Call } from "../../framework/contract/index.ts";
import type { Facts } from "./facts.ts";
import type { Ledger } from "./ledger.ts";
import type { Turns } from "./turns.ts";

/** What every call works with: the desk, as one token shows it, and what is remembered between calls. */
export interface Client {
  readonly desk: Desk;
  readonly project: string;
  readonly ledger: Ledger;
  readonly turns: Turns;
  /**
   * The ids of grants and registrations that were put at the desk since the last configuration, which
   * begins a run even where several runs share one process. The desk keeps one grant for each request
   * and one registration for each key: after a rename, or where the new object comes first, two
   * declarations mean the same one, and what goes with the old one must not be taken from the new one.
   */
  readonly putThisRun: Set<string>;
  /** When this run began, by the desk's clock; null until it has answered. */
  readonly begunAt: () => Instant | null;
  readonly facts: Facts;
}

/** Which desk and project a plan is for, and the key under which it commits to secrets. */
export interface Target {
  readonly deskId: string;
  readonly project: string;
  readonly commitmentKey: string;
}

/** Asks the desk; the engine's cancellation ends the question. */
export function ask<Name extends RouteName>(
  call: Call<Client>,
  route: Name,
  request: RequestOf<Name>,
): Promise<Reply<Name>> {
  return call.client.desk(route, request, call.signal);
}

/**
 * Whether somebody else files at this very moment: what a crash has left is older than this run. A
 * ticket is held when the plugin ends that filed it, so that until then it looks like such a leftover.
 */
export function isFiledMeanwhile(
  { id, submittedAt, binding }: Ticket,
  { client }: Call<Client>,
): boolean {
  const begunAt = client.begunAt();
  if (binding.everHeld || begunAt === null || client.ledger.isDeclared(id)) return false;
  return (parseInstant(submittedAt) ?? 0) > begunAt;
}
