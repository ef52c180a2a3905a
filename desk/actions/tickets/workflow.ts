/**
 * Load, step, store: whatever happens to a ticket goes this way. The core decides;
 * here its decision and every effect of it are written in the one transaction.
 */
import { refusal } from "../../../core/fault.ts";
import {
  clock,
  type Context,
  type Effect,
  type Event,
  isDueToOpen,
  type Step,
  step,
  type Ticket,
} from "../../../core/workflow/index.ts";
import { addComment } from "./comments.ts";
import { eraseIfWithdrawn } from "../privacy/withdrawn.ts";
import { endTicketGrant, grantOf, lockTicketGrant } from "../access/grants.ts";
import { record } from "../audit/log.ts";
import { done, refused, type Result, type TicketRecord } from "../port/store.ts";
import type { Scene } from "../visit.ts";

/** What an action knows besides the event itself. */
export interface Terms {
  /** What the caller has read; left out by those who need not have read anything. */
  readonly version?: { readonly read: number | undefined };
  /** Ciphertexts that belong to the event, by purpose. */
  readonly sealed?: Readonly<Record<string, string>>;
}

/** A repetition of what is in effect succeeds before versions are compared: its answer was lost. */
export async function happen(
  scene: Scene,
  before: TicketRecord,
  event: Event,
  terms: Terms = {},
): Promise<Result<TicketRecord>> {
  const outcome = await tryStep(scene, before.ticket, event);
  if ("ticket" in outcome && outcome.isRepetition) return done(before);
  const stale = versionFault(terms, before.ticket);
  if (stale !== null) return refused(stale);
  if ("fault" in outcome) return refused(outcome.fault);
  await write(scene, before.ticket, event, outcome, terms);
  return done(await eraseIfWithdrawn(scene, { ...before, ticket: outcome.ticket }));
}

/** What would come of it, with nothing stored. */
export async function tryStep(scene: Scene, ticket: Ticket | null, event: Event): Promise<Step> {
  return step(ticket, event, await contextOf(scene, ticket));
}

function versionFault({ version }: Terms, ticket: Ticket) {
  if (version === undefined) return null;
  if (version.read === undefined) return refusal("version_required", {});
  if (version.read === ticket.version) return null;
  return refusal("version_stale", { cameVersion: version.read, currentVersion: ticket.version });
}

async function contextOf(scene: Scene, ticket: Ticket | null): Promise<Context> {
  const { desk, transaction, now } = scene;
  const facts = { now, calendar: desk.calendar, deadlineMode: desk.deadlineMode };
  if (ticket === null) return { ...facts, ...nothingYet };
  const { serverId } = ticket.application;
  const registered = await transaction.registrations.ofServer(ticket.project, serverId);
  const [head] = await transaction.tickets.queue(1);
  const lastComment = await transaction.comments.last(ticket.id);
  return {
    ...facts,
    grant: await grantOf(scene, ticket.id),
    isKeyRegistered: registered.length > 0,
    queueHead: head?.ticket ?? null,
    lastCommentId: lastComment?.id ?? null,
  };
}

const nothingYet = { grant: null, isKeyRegistered: false, queueHead: null, lastCommentId: null };

type Stepped = Extract<Step, { readonly ticket: Ticket }>;

async function write(
  scene: Scene,
  before: Ticket,
  event: Event,
  { ticket, effects }: Stepped,
  terms: Terms,
): Promise<void> {
  const isCurrent = await scene.transaction.tickets.update(ticket);
  if (!isCurrent) throw new Error(`ticket ${ticket.id} moved inside a transaction`);
  await recordStep(scene, before, event, ticket, terms);
  await applyEffects(scene, ticket, effects);
}

/** The entry from which the ticket can be told again: the event, and what it changed. */
export async function recordStep(
  scene: Scene,
  before: Ticket | null,
  { actor, kind, ...given }: Event,
  ticket: Ticket,
  { sealed }: Terms,
): Promise<void> {
  const changes = changesBetween(before, ticket);
  const payload = { given, changes, ...(sealed === undefined ? {} : { sealed }) };
  await record(scene, { project: ticket.project, ticketId: ticket.id, actor, kind, payload });
}

function changesBetween(before: Ticket | null, after: Ticket): Readonly<Record<string, unknown>> {
  if (before === null) return { ...after };
  const known: Readonly<Record<string, unknown>> = { ...before };
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => JSON.stringify(known[name]) !== JSON.stringify(value),
    ),
  );
}

export async function applyEffects(
  scene: Scene,
  ticket: Ticket,
  effects: readonly Effect[],
): Promise<void> {
  for (const effect of effects) await applyEffect(scene, ticket, effect);
}

async function applyEffect(scene: Scene, ticket: Ticket, effect: Effect): Promise<void> {
  const { transaction } = scene;
  const { id, project } = ticket;
  switch (effect.kind) {
    case "freeKeys":
      return transaction.keys.free(project, id);
    case "lockGrant":
      return lockTicketGrant(scene, ticket);
    case "revokeGrant":
      return endTicketGrant(scene, ticket);
    case "destroySecurityInfo":
      return transaction.vault.destroy(id, "security_info");
    case "createCharge":
      return transaction.charges.add(project, effect.charge);
    case "addComment": {
      const said = { by: effect.author, kind: effect.about, body: effect.body };
      await addComment(scene, project, id, said);
      return;
    }
    // Readers find both out by reading: nobody is written to, and nobody has to be woken.
    case "notify":
    case "schedule":
      return;
  }
}

/** What was filed off hours is received once its time has come, by whoever looks first. */
export async function current(scene: Scene, before: TicketRecord): Promise<TicketRecord> {
  const { ticket } = before;
  if (!isDueToOpen(ticket, scene.now)) return before;
  const opened = await happen(scene, before, { kind: "open", actor: clock });
  return opened.ok ? opened.value : before;
}
