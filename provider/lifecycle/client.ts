import type { Desk, Reply, RequestOf, RouteName } from "../../desk/contract/index.ts";
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
