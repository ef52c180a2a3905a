/**
 * Load, step, store: every event of a ticket goes this way. The core decides;
 * here its decision and every effect of it are written in the one transaction.
 */
import { refusal } from "../../../core/fault.ts";
import {
  clock,
  type StepContext,
  type Effect,
  type Event,
  isDueToOpen,
  type Step,
  step,
  type Ticket,
} from "../../../core/workflow/index.ts";
import { addComment } from "./comments.ts";
import { eraseIfWithdrawn } from "../privacy/erase-if-withdrawn.ts";
import { endTicketGrant, grantOf, lockTicketGrant } from "../access/grants.ts";
import { recordEntry } from "../audit/log.ts";
import { ok, refused, type Result } from "../result.ts";
import type { TicketRecord } from "../storage/store.ts";
import type { ActionContext } from "../context.ts";

/** What an action knows besides the event itself. */
export interface EventOptions {
  /** What the caller has read; left out by those who need not have read anything. */
  readonly version?: { readonly read: number | undefined };
  /** Ciphertexts that belong to the event, by purpose. */
  readonly sealed?: Readonly<Record<string, string>>;
}

/** A repetition of what is in effect succeeds before versions are compared: its answer was lost. */
export async function applyEvent(
  context: ActionContext,
  before: TicketRecord,
  event: Event,
  options: EventOptions = {},
): Promise<Result<TicketRecord>> {
  const outcome = await tryStep(context, before.ticket, event);
  if ("ticket" in outcome && outcome.isRepetition) return ok(before);
  const stale = versionFault(options, before.ticket);
  if (stale !== null) return refused(stale);
  if ("fault" in outcome) return refused(outcome.fault);
  await write(context, before.ticket, event, outcome, options);
  return ok(await eraseIfWithdrawn(context, { ...before, ticket: outcome.ticket }));
}

/** What would come of it, with nothing stored. */
export async function tryStep(
  context: ActionContext,
  ticket: Ticket | null,
  event: Event,
): Promise<Step> {
  return step(ticket, event, await stepContext(context, ticket));
}

function versionFault({ version }: EventOptions, ticket: Ticket) {
  if (version === undefined) return null;
  if (version.read === undefined) return refusal("version_required", {});
  if (version.read === ticket.version) return null;
  return refusal("version_stale", { cameVersion: version.read, currentVersion: ticket.version });
}

async function stepContext(context: ActionContext, ticket: Ticket | null): Promise<StepContext> {
  const { desk, transaction, now } = context;
  const facts = { now, calendar: desk.calendar, deadlineMode: desk.deadlineMode };
  if (ticket === null) return { ...facts, ...nothingYet };
  const { serverId } = ticket.application;
  const registered = await transaction.registrations.ofServer(ticket.project, serverId);
  const [head] = await transaction.tickets.queue(1);
  const lastComment = await transaction.comments.last(ticket.id);
  return {
    ...facts,
    grant: await grantOf(context, ticket.id),
    isKeyRegistered: registered.length > 0,
    queueHead: head?.ticket ?? null,
    lastCommentId: lastComment?.id ?? null,
  };
}

const nothingYet = { grant: null, isKeyRegistered: false, queueHead: null, lastCommentId: null };

type AcceptedStep = Extract<Step, { readonly ticket: Ticket }>;

async function write(
  context: ActionContext,
  before: Ticket,
  event: Event,
  { ticket, effects }: AcceptedStep,
  options: EventOptions,
): Promise<void> {
  const isCurrent = await context.transaction.tickets.update(ticket);
  if (!isCurrent) throw new Error(`ticket ${ticket.id} moved inside a transaction`);
  await recordStep(context, before, event, ticket, options);
  await applyEffects(context, ticket, effects);
}

/** The entry from which the ticket can be replayed: the event, and what it changed. */
export async function recordStep(
  context: ActionContext,
  before: Ticket | null,
  { actor, kind, ...given }: Event,
  ticket: Ticket,
  { sealed }: EventOptions,
): Promise<void> {
  const changes = changesBetween(before, ticket);
  const payload = { given, changes, ...(sealed === undefined ? {} : { sealed }) };
  await recordEntry(context, {
    project: ticket.project,
    ticketId: ticket.id,
    actor,
    kind,
    payload,
  });
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
  context: ActionContext,
  ticket: Ticket,
  effects: readonly Effect[],
): Promise<void> {
  for (const effect of effects) await applyEffect(context, ticket, effect);
}

async function applyEffect(context: ActionContext, ticket: Ticket, effect: Effect): Promise<void> {
  const { transaction } = context;
  const { id, project } = ticket;
  switch (effect.kind) {
    case "freeKeys":
      return transaction.keys.free(project, id);
    case "lockGrant":
      return lockTicketGrant(context, ticket);
    case "revokeGrant":
      return endTicketGrant(context, ticket);
    case "destroySecurityInfo":
      return transaction.vault.destroy(id, "security_info");
    case "createCharge":
      return transaction.charges.add(project, effect.charge);
    case "addComment": {
      const said = { by: effect.author, kind: effect.about, body: effect.body };
      await addComment(context, project, id, said);
      return;
    }
  }
}

/** What was filed off hours is received once its time has come, by whoever looks first. */
export async function openIfDue(
  context: ActionContext,
  before: TicketRecord,
): Promise<TicketRecord> {
  const { ticket } = before;
  if (!isDueToOpen(ticket, context.now)) return before;
  const opened = await applyEvent(context, before, { kind: "open", actor: clock });
  return opened.ok ? opened.value : before;
}
