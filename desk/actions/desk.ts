import {
  type Reply,
  type RequestOf,
  type Route,
  type RouteName,
  routes,
} from "../contract/index.ts";
import { actions } from "./actions.ts";
import { actorOf, type Caller, roleFor } from "./caller.ts";
import { done, refused, type Result, type Store, type Transaction } from "./store.ts";
import { authenticate } from "./tokens.ts";
import type { Surroundings } from "./visit.ts";

/** A call as it comes in. */
export interface Knock<Name extends RouteName> {
  readonly token: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  /** Asked only once the caller is known and allowed: strangers are not told what a body should be. */
  readonly read: () => Result<RequestOf<Name>>;
  /** Told who it was, for the log. */
  readonly recognised: (caller: Caller) => void;
}

/** The desk without its transport: every route, with authorisation, as one transaction. */
export interface DeskService {
  call<Name extends RouteName>(name: Name, knock: Knock<Name>): Promise<Reply<Name>>;
  /** Whether the store takes transactions. */
  isReady(): Promise<boolean>;
}

export function deskService(desk: Surroundings, store: Store): DeskService {
  async function call<Name extends RouteName>(
    name: Name,
    knock: Knock<Name>,
  ): Promise<Reply<Name>> {
    const now = desk.clock.now();
    const result = await store.transact((transaction) =>
      handle(desk, transaction, now, name, knock),
    );
    return result.ok ? { ok: true, ...result.value } : result;
  }

  async function isReady(): Promise<boolean> {
    return (await store.transact(async () => done(true))).ok;
  }

  return { call, isReady };
}

async function handle<Name extends RouteName>(
  desk: Surroundings,
  transaction: Transaction,
  now: number,
  name: Name,
  knock: Knock<Name>,
) {
  const known = await authenticate(transaction, knock.token, now);
  if (!known.ok) return known;
  const caller = known.value;
  knock.recognised(caller);
  const { access }: Route = routes[name];
  const allowed = roleFor(caller, access, projectOf(knock.parameters));
  if ("fault" in allowed) return refused(allowed.fault);
  const request = knock.read();
  if (!request.ok) return request;
  const { role } = allowed;
  const actor = actorOf(caller, role);
  return actions[name]({ desk, transaction, now, caller, role, actor, request: request.value });
}

function projectOf(parameters: Readonly<Record<string, string>>): string | null {
  return parameters["project"] ?? null;
}
