/** What the desk does, without HTTP and without SQL: every route has an action, every call is one transaction. */
import {
  type Reply,
  type RequestOf,
  type Route,
  type RouteName,
  routes,
} from "../contract/index.ts";
import { actions } from "./actions.ts";
import { calendarReader } from "./calendar.ts";
import { actorOf, type Caller, roleFor } from "./caller.ts";
import { type Figures, readFigures } from "./figures.ts";
import { done, refused, type Result, type Store, type Transaction } from "./store.ts";
import { clockScene, sweep } from "./sweep.ts";
import { authenticate } from "./tokens.ts";
import type { Answered, Surroundings, Visit, Wanting } from "./visit.ts";

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
  figures(): Promise<Result<Figures>>;
  /** Does what the clock alone does; tells whether there is more of it. */
  tick(): Promise<boolean>;
}

export function deskService(fixed: Omit<Surroundings, "calendar">, store: Store): DeskService {
  const calendarOf = calendarReader();

  async function surroundings(transaction: Transaction): Promise<Surroundings> {
    return { ...fixed, calendar: await calendarOf(transaction) };
  }

  async function call<Name extends RouteName>(
    name: Name,
    knock: Knock<Name>,
  ): Promise<Reply<Name>> {
    const first = await attempt(name, knock, null);
    if (!first.ok || !("probe" in first.value)) return replyOf(first);
    const probed = await fixed.probe(first.value.probe);
    return replyOf(await attempt(name, knock, probed));
  }

  async function attempt<Name extends RouteName>(
    name: Name,
    knock: Knock<Name>,
    probed: boolean | null,
  ) {
    const now = fixed.clock.now();
    return store.transact(async (transaction) => {
      const desk = await surroundings(transaction);
      return handle({ desk, transaction, now, probed }, name, knock);
    });
  }

  async function tick(): Promise<boolean> {
    const now = fixed.clock.now();
    const swept = await store.transact(async (transaction) => {
      const desk = await surroundings(transaction);
      return done(await sweep(clockScene({ desk, transaction, now, probed: null })));
    });
    // What a full disk keeps the clock from doing is done by a later tick.
    return swept.ok && swept.value;
  }

  async function isReady(): Promise<boolean> {
    return (await store.transact(async () => done(true))).ok;
  }

  const figures = () =>
    store.transact((transaction) => readFigures(transaction, fixed.clock.now()));

  return { call, isReady, figures, tick };
}

function replyOf<Name extends RouteName>(result: Result<Answered<Name> | Wanting>): Reply<Name> {
  if (!result.ok) return result;
  if ("probe" in result.value) throw new Error("an action wanted to find out the same thing twice");
  return { ok: true, ...result.value };
}

async function handle<Name extends RouteName>(
  place: Pick<Visit<Name>, "desk" | "transaction" | "now" | "probed">,
  name: Name,
  knock: Knock<Name>,
) {
  const { transaction, now } = place;
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
  return actions[name]({ ...place, caller, role, actor, request: request.value });
}

function projectOf(parameters: Readonly<Record<string, string>>): string | null {
  return parameters["project"] ?? null;
}
