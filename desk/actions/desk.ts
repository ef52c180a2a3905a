/** What the desk does, without HTTP and without SQL: every route has an action, every call is one transaction. */
import {
  type Access,
  type Reply,
  type RequestOf,
  type Route,
  type RouteName,
  routes,
} from "../contract/index.ts";
import { actions } from "./actions.ts";
import { calendarReader } from "./projects/calendar.ts";
import { actorOf, type Caller, roleFor } from "./people/caller.ts";
import { type Figures, figuresAccess, readFigures } from "./figures.ts";
import { contentOf, receive } from "./tickets/receive.ts";
import { done, refused, type Result, type Store, type Transaction } from "./port/store.ts";
import { clockScene, discardUploads, sweep } from "./time/sweep.ts";
import { authenticate } from "./people/tokens.ts";
import {
  type Answered,
  type Incoming,
  type Learned,
  nothingLearned,
  type Surroundings,
  type Visit,
  type Wanting,
} from "./visit.ts";

/** Whoever comes in. */
export interface Entry {
  readonly token: string | null;
  /** Told who it was, for the log. */
  readonly recognised: (caller: Caller) => void;
}

/** A call as it comes in. */
export interface Knock<Name extends RouteName> extends Entry {
  readonly parameters: Readonly<Record<string, string>>;
  /** Asked only once the caller is known and allowed: strangers are not told what a body should be. */
  readonly read: () => Result<RequestOf<Name>>;
}

/** The desk without its transport: every route, with authorisation, as one transaction. */
export interface DeskService {
  call<Name extends RouteName>(name: Name, knock: Knock<Name>): Promise<Reply<Name>>;
  /** Whether the store takes transactions. */
  isReady(): Promise<boolean>;
  figures(entry: Entry): Promise<Result<Figures>>;
  /** Does what the clock alone does; tells whether there is more of it. */
  tick(): Promise<boolean>;
}

/** What the desk does not find out for itself. */
type Fixed = Omit<Surroundings, "calendar" | "contentOf">;

export function deskService(fixed: Fixed, store: Store): DeskService {
  const calendarOf = calendarReader();
  const incoming = new Set<string>();

  async function surroundings(transaction: Transaction): Promise<Surroundings> {
    return {
      ...fixed,
      calendar: await calendarOf(transaction),
      contentOf: (attachment) => contentOf(store, attachment),
    };
  }

  async function call<Name extends RouteName>(
    name: Name,
    knock: Knock<Name>,
  ): Promise<Reply<Name>> {
    const first = await attempt(name, knock, nothingLearned);
    if (!first.ok || "answer" in first.value) return replyOf(first);
    if ("receive" in first.value) return take(name, knock, first.value.receive);
    const probed = await fixed.probe(first.value.probe);
    return replyOf(await attempt(name, knock, { ...nothingLearned, probed }));
  }

  async function take<Name extends RouteName>(
    name: Name,
    knock: Knock<Name>,
    file: Incoming,
  ): Promise<Reply<Name>> {
    incoming.add(file.id);
    try {
      const received = await receive(store, file);
      if (!received.ok) return received;
      const learned = { ...nothingLearned, received: received.value };
      return replyOf(await attempt(name, knock, learned));
    } finally {
      // Where this too fails, a later tick does it.
      await store.transact(async ({ attachments }) => done(await attachments.discard(file.id)));
      incoming.delete(file.id);
    }
  }

  async function attempt<Name extends RouteName>(name: Name, knock: Knock<Name>, learned: Learned) {
    const now = fixed.clock.now();
    return store.transact(async (transaction) => {
      const desk = await surroundings(transaction);
      return handle({ desk, transaction, now, ...learned }, name, knock);
    });
  }

  async function tick(): Promise<boolean> {
    const now = fixed.clock.now();
    const swept = await store.transact(async (transaction) => {
      const desk = await surroundings(transaction);
      await discardUploads(transaction, incoming);
      return done(await sweep(clockScene({ desk, transaction, now, ...nothingLearned })));
    });
    // What a full disk keeps the clock from doing is done by a later tick.
    return swept.ok && swept.value;
  }

  async function isReady(): Promise<boolean> {
    return (await store.transact(async () => done(true))).ok;
  }

  const figures = (entry: Entry) =>
    store.transact((transaction) => figuresFor(entry, { transaction, now: fixed.clock.now() }));

  return { call, isReady, figures, tick };
}

function replyOf<Name extends RouteName>(result: Result<Answered<Name> | Wanting>): Reply<Name> {
  if (!result.ok) return result;
  if (!("answer" in result.value)) throw new Error("an action wanted the same thing twice");
  return { ok: true, ...result.value };
}

async function handle<Name extends RouteName>(
  place: Pick<Visit<Name>, "desk" | "transaction" | "now" | keyof Learned>,
  name: Name,
  knock: Knock<Name>,
) {
  const { access }: Route = routes[name];
  const entered = await enter(place, knock, access, projectOf(knock.parameters));
  if (!entered.ok) return entered;
  const request = knock.read();
  if (!request.ok) return request;
  const { caller, role } = entered.value;
  const actor = actorOf(caller, role);
  return actions[name]({ ...place, caller, role, actor, request: request.value });
}

type Doorstep = Pick<Visit<RouteName>, "transaction" | "now">;

async function figuresFor(entry: Entry, place: Doorstep): Promise<Result<Figures>> {
  const entered = await enter(place, entry, figuresAccess, null);
  return entered.ok ? readFigures(place.transaction, place.now) : entered;
}

/** Who it is, and in which role; or why he, she or it may not. */
async function enter(
  { transaction, now }: Doorstep,
  { token, recognised }: Entry,
  access: Access,
  project: string | null,
) {
  const known = await authenticate(transaction, token, now);
  if (!known.ok) return known;
  const caller = known.value;
  recognised(caller);
  const allowed = roleFor(caller, access, project);
  return "fault" in allowed ? refused(allowed.fault) : done({ caller, role: allowed.role });
}

function projectOf(parameters: Readonly<Record<string, string>>): string | null {
  return parameters["project"] ?? null;
}
