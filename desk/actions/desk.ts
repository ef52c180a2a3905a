/**
 * What the desk does, without HTTP and without SQL. A call's token is authenticated, its caller authorised,
 * its request read and the route's action run in one transaction. Where the action defers work that takes longer,
 * that is done before the same once more; the reply says what came of it.
 */
import {
  type Access,
  type Reply,
  type RequestOf,
  type Route,
  type RouteName,
  routes,
} from "../contract/index.ts";
import { actions } from "./actions.ts";
import {
  type ActionContext,
  type Answered,
  type DeferredResults,
  type DeferredWork,
  type DeskDependencies,
  noDeferredResults,
  type TransactionContext,
  type Upload,
} from "./context.ts";
import { type DeskMetrics, metricsAccess, readMetrics } from "./metrics.ts";
import { actorOf, type Caller, roleFor } from "./people/caller.ts";
import { authenticate } from "./people/tokens.ts";
import { calendarReader } from "./projects/calendar.ts";
import { ok, refused, type Result } from "./result.ts";
import type { Store, StoredAttachment } from "./storage/store.ts";
import { attachmentContent, receiveUpload } from "./tickets/attachment-chunks.ts";
import { clockContext, discardUploads, sweep } from "./time/sweep.ts";

export interface Credentials {
  /** Null when none came. */
  readonly token: string | null;
  /** Hears whose token it is, for the log. */
  readonly onAuthenticated: (caller: Caller) => void;
}

/** A call as it comes in, with nothing of it checked. */
export interface IncomingCall<Name extends RouteName> extends Credentials {
  readonly parameters: Readonly<Record<string, string>>;
  /** Asked only once the caller is authorised: strangers are not told what a body should be. */
  readonly readRequest: () => Result<RequestOf<Name>>;
}

/** The desk without its transport: every route, with authorisation, in transactions. */
export interface DeskService {
  call<Name extends RouteName>(name: Name, incoming: IncomingCall<Name>): Promise<Reply<Name>>;
  /** Whether the store takes transactions. */
  isReady(): Promise<boolean>;
  readMetrics(credentials: Credentials): Promise<Result<DeskMetrics>>;
  /** Does so much of what the clock alone does as one transaction takes; says whether more may be left. */
  sweep(): Promise<boolean>;
}

/** What the desk does not find out for itself. */
type GivenDependencies = Omit<DeskDependencies, "calendar" | "attachmentContent">;

export function deskService(given: GivenDependencies, store: Store): DeskService {
  const transact = transactor(given, store);
  /** Ids of the files that are still coming in: what the clock discards is not among them. */
  const uploading = new Set<string>();
  return {
    async call(name, incoming) {
      const run = (results: Partial<DeferredResults>) =>
        transact((context) => runAction({ ...context, ...results }, name, incoming));
      const first = await run({});
      if (!first.ok || "answer" in first.value) return replyOf(first);
      const work = first.value;
      if ("upload" in work) {
        const attach = (received: StoredAttachment) => run({ received });
        return replyOf(await withUpload(store, uploading, work.upload, attach));
      }
      const isReachable = await given.probe(work.probe);
      return replyOf(await run({ isReachable }));
    },
    isReady: async () => (await store.transact(async () => ok(true))).ok,
    readMetrics: (credentials) => transact((context) => metricsFor(context, credentials)),
    async sweep() {
      const swept = await transact(async (context) => {
        const isUploadLeft = await discardUploads(context.transaction, uploading);
        const isMoreLeft = await sweep(clockContext(context));
        return ok(isUploadLeft || isMoreLeft);
      });
      // What a full disk keeps the clock from doing is done by a later sweep.
      return swept.ok && swept.value;
    },
  };
}

/** Each transaction has one moment, and the calendar that is in force when it begins. */
function transactor(given: GivenDependencies, store: Store) {
  const readCalendar = calendarReader();
  const contentIn = (attachment: StoredAttachment) => attachmentContent(store, attachment);
  return <Value>(work: (context: TransactionContext) => Promise<Result<Value>>) => {
    const now = given.clock.now();
    return store.transact(async (transaction) => {
      const calendar = await readCalendar(transaction);
      const desk = { ...given, calendar, attachmentContent: contentIn };
      return work({ desk, transaction, now, ...noDeferredResults });
    });
  };
}

async function runAction<Name extends RouteName>(
  context: TransactionContext,
  name: Name,
  incoming: IncomingCall<Name>,
): Promise<Result<Answered<Name> | DeferredWork>> {
  const { access }: Route = routes[name];
  const project = incoming.parameters["project"] ?? null;
  const authorised = await authorise(context, incoming, access, project);
  if (!authorised.ok) return authorised;
  const request = incoming.readRequest();
  if (!request.ok) return request;
  return actions[name]({ ...authorised.value, request: request.value });
}

/** Who calls and in which role; or why he, she or it may not. */
async function authorise(
  context: TransactionContext,
  { token, onAuthenticated }: Credentials,
  access: Access,
  project: string | null,
): Promise<Result<ActionContext>> {
  const authenticated = await authenticate(context.transaction, token, context.now);
  if (!authenticated.ok) return authenticated;
  const caller = authenticated.value;
  onAuthenticated(caller);
  const allowed = roleFor(caller, access, project);
  if ("fault" in allowed) return refused(allowed.fault);
  const { role } = allowed;
  return ok({ ...context, caller, role, actor: actorOf(caller, role) });
}

/** Takes the file in, lets `attach` give it to its ticket, and discards what no ticket took. */
async function withUpload<Attached>(
  store: Store,
  uploading: Set<string>,
  upload: Upload,
  attach: (received: StoredAttachment) => Promise<Result<Attached>>,
): Promise<Result<Attached>> {
  uploading.add(upload.id);
  try {
    const received = await receiveUpload(store, upload);
    return received.ok ? await attach(received.value) : received;
  } finally {
    // Where this too fails, a later sweep does it.
    await store.transact(async ({ attachments }) => ok(await attachments.discard(upload.id)));
    uploading.delete(upload.id);
  }
}

function replyOf<Name extends RouteName>(
  result: Result<Answered<Name> | DeferredWork>,
): Reply<Name> {
  if (!result.ok) return result;
  if (!("answer" in result.value)) throw new Error("an action deferred the same work twice");
  return { ok: true, ...result.value };
}

async function metricsFor(
  context: TransactionContext,
  credentials: Credentials,
): Promise<Result<DeskMetrics>> {
  const authorised = await authorise(context, credentials, metricsAccess, null);
  return authorised.ok ? readMetrics(authorised.value) : authorised;
}
