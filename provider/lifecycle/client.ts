import type { Desk, Reply, RequestOf, RouteName } from "../../desk/contract/index.ts";
import type { Call } from "../../framework/contract/index.ts";
import type { Ledger, Puts } from "./ledger.ts";

/** What the lifecycle works with: the desk, as the owner of one token sees one of its projects. */
export interface Client {
  readonly desk: Desk;
  readonly project: string;
  readonly ledger: Ledger;
  readonly puts: Puts;
  /** What the desk has said of itself; asked once for each configuration. */
  readonly memory: { target?: Target };
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
