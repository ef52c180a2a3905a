/** What readers are shown of what is stored. */
import type { Static } from "typebox";
import { grantState, keepOpen } from "../../../core/access/index.ts";
import type { Contact } from "../../../core/form/application.ts";
import type { Quote } from "../../../core/form/quote.ts";
import { formatInstant, type Instant } from "../../../core/scalar/instant.ts";
import type { ApprovalRequest, Ticket as CoreTicket } from "../../../core/workflow/ticket.ts";
import { phaseOf } from "../../../core/workflow/state.ts";
import type { Grant, KeyRegistration, Ticket, WorkPlan } from "../../contract/index.ts";
import type { comment, event } from "../../contract/shapes.ts";
import type {
  Comment,
  GrantRecord,
  LogEntry,
  Registration,
  TicketRecord,
} from "../storage/store.ts";
import { isContact } from "./form.ts";
import type { ActionContext } from "../context.ts";

/** The whole ticket, as this caller may see it. */
export async function viewTicket(context: ActionContext, record: TicketRecord): Promise<Ticket> {
  const { transaction, now } = context;
  const { ticket } = record;
  const grant = await transaction.grants.ofTicket(ticket.id);
  return view(record, {
    cancelledBy: await cancellingSide(context, ticket),
    reReviewReason: await openReReviewReason(context, ticket),
    contact: await visibleContact(context, ticket),
    grant: grant === null ? null : viewGrant(grant, now),
    keyRegistered: await isKeyRegistered(context, ticket),
    keys: await transaction.keys.ofTicket(ticket.project, ticket.id),
  });
}

/** The same for whoever has filed it in this very transaction: nothing else stands beside it yet. */
export async function viewNewTicket(
  context: ActionContext,
  record: TicketRecord,
  { key, contact }: { readonly key: string; readonly contact: Contact },
): Promise<Ticket> {
  const keyRegistered = await isKeyRegistered(context, record.ticket);
  const nothingYet = { cancelledBy: null, reReviewReason: null, grant: null };
  return view(record, { ...nothingYet, contact, keyRegistered, keys: [key] });
}

/** What belongs to a ticket and stands in other tables. */
interface RelatedParts extends Pick<
  Ticket,
  "cancelledBy" | "reReviewReason" | "contact" | "grant" | "keyRegistered"
> {
  readonly keys: readonly string[];
}

function view(record: TicketRecord, { keys, ...related }: RelatedParts): Ticket {
  const { ticket, binding, contactErasedAt } = record;
  return {
    ...viewForm(ticket),
    ...viewProgress(ticket),
    ...related,
    contactErasedAt: formatOptionalInstant(contactErasedAt),
    binding: { ...binding, keys: [...keys] },
  };
}

async function isKeyRegistered(
  { transaction }: ActionContext,
  { project, application }: CoreTicket,
) {
  const registered = await transaction.registrations.ofServer(project, application.serverId);
  return registered.length > 0;
}

function viewForm(ticket: CoreTicket) {
  const { application } = ticket;
  return {
    id: ticket.id,
    number: ticket.number,
    project: ticket.project,
    serverId: application.serverId,
    services: application.services.map(({ code }) => code),
    title: application.title,
    body: application.body,
    nightWork: application.nightWork,
    consent: {
      noticeVersion: application.consent.noticeVersion,
      noticeHash: application.consent.noticeHash,
      agreedAt: formatInstant(ticket.submittedAt),
    },
    securityInfoFor: ticket.ending === null ? [...application.securityInfoFor] : [],
    estimate: viewPrice(ticket.estimate),
    submittedAt: formatInstant(ticket.submittedAt),
    submittedBy: ticket.submittedBy,
  };
}

function viewProgress(ticket: CoreTicket) {
  const { approval, confirmation, delay } = ticket;
  return {
    state: ticket.state,
    phase: phaseOf(ticket.state, confirmation !== null),
    version: ticket.version,
    priority: ticket.priority,
    processableFrom: formatInstant(ticket.processableFrom),
    dueAt: formatOptionalInstant(ticket.deadline.dueAt),
    dueProvisional: ticket.deadline.provisional,
    delay: delay && { reason: delay.reason, expectedAt: formatInstant(delay.expectedAt) },
    revision: ticket.revisionWanted,
    workPlan: approval && viewWorkPlan(approval),
    workPlanHash: approval?.workPlanHash ?? null,
    quote: approval && viewPrice(approval.workPlan.quote),
    confirmedAt: formatOptionalInstant(confirmation?.confirmedAt ?? null),
    confirmedBy: confirmation?.confirmedBy ?? null,
    startedAt: formatOptionalInstant(ticket.startedAt),
    ...viewEnding(ticket),
  };
}

const outcomes = { completed: "done", closed_undone: "undone", cancelled: "cancelled" } as const;

function viewEnding({ ending }: CoreTicket) {
  const outcome = ending && outcomes[ending.how];
  return {
    endedAt: formatOptionalInstant(ending?.endedAt ?? null),
    outcome,
    reason: ending?.note ?? null,
  };
}

async function cancellingSide({ transaction }: ActionContext, { ending }: CoreTicket) {
  if (ending?.how !== "cancelled") return null;
  const principal = await transaction.people.find(ending.endedBy);
  return principal?.side === "desk" ? ("engineer" as const) : ("customer" as const);
}

/** Why the customer sent the last work plan back, until there is another. */
async function openReReviewReason({ transaction }: ActionContext, { id, approval }: CoreTicket) {
  if (approval !== null) return null;
  const comment = await transaction.comments.lastOfKind(id, "re_review_reason");
  return comment?.body ?? null;
}

function viewWorkPlan({ workPlan }: ApprovalRequest): WorkPlan {
  const { items, quote, server, window, steps, lastCommentId } = workPlan;
  return {
    items: [...items],
    quote: viewPrice(quote),
    serverId: server,
    window: { start: formatInstant(window.startAt), end: formatInstant(window.endAt) },
    steps: [...steps],
    lastCommentId,
  };
}

export function viewPrice({ subtotal, vat }: Quote) {
  return { amount: subtotal, vat };
}

export function viewGrant({ grant: stored, version }: GrantRecord, now: Instant): Grant {
  const grant = keepOpen(stored, now);
  return {
    id: grant.id,
    ticketId: grant.ticketId,
    serverId: grant.serverId,
    state: grantState(grant, now),
    sourceCidrs: [...grant.sourceCidrs],
    port: grant.port,
    activatedAt: formatInstant(grant.activatedAt),
    expiresAt: formatInstant(grant.expiresAt),
    revokedAt: formatOptionalInstant(grant.revokedAt),
    locked: grant.lockedAt !== null && grant.revokedAt === null,
    version,
  };
}

export function viewRegistration(registration: Registration): KeyRegistration {
  return { ...registration };
}

export function viewComment({ id, at, by, kind, body }: Comment): Static<typeof comment> {
  return { id, at: formatInstant(at), by, kind, body };
}

export function viewEntry(entry: LogEntry): Static<typeof event> {
  return { ...entry, at: formatInstant(entry.at), payload: { ...entry.payload } };
}

export function formatOptionalInstant(instant: Instant | null): string | null {
  return instant === null ? null : formatInstant(instant);
}

/** Customers see their own; an engineer sees it from claiming to the end. Nobody else does. */
async function visibleContact(context: ActionContext, ticket: CoreTicket): Promise<Contact | null> {
  if (!maySeeContact(context, ticket)) return null;
  const part = { project: ticket.project, ticketId: ticket.id, purpose: "contact" as const };
  return context.desk.sealer.open(context.transaction.vault, part, isContact);
}

function maySeeContact({ role, caller }: ActionContext, ticket: CoreTicket): boolean {
  if (role === "engineer") return ticket.assignee === caller.principalId && ticket.ending === null;
  return role === "customer";
}
