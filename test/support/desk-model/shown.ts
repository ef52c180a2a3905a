/** What a caller is shown: as it is foreseen, and as it came, with what only the desk can know left out. */
import { grantState, keepOpen } from "../../../core/access/index.ts";
import { formatInstant } from "../../../core/scalar/instant.ts";
import type { Grant, Reply } from "../../../desk/contract/index.ts";
import type { ModelledRoute } from "./index.ts";
import type { Foreseen } from "./answer.ts";
import { people, type PersonName, roleInWorkflow } from "./people.ts";
import { type Held, type HeldGrant, type HeldInquiry, placeOf, type World } from "./world.ts";

export type Answer = Extract<Reply<ModelledRoute>, { ok: true }>["answer"];

/** What is foreseen, as its answer shows it. */
export function shown(world: World, by: PersonName, foreseen: Foreseen): unknown {
  if (foreseen === null || typeof foreseen === "string") return foreseen;
  if ("fault" in foreseen) return foreseen.fault;
  if ("inquiry" in foreseen) return shownInquiry(foreseen.inquiry);
  return "held" in foreseen ? shownTicket(world, by, foreseen.held) : foreseen;
}

function shownInquiry({ key: _, ...inquiry }: HeldInquiry) {
  return { inquiry };
}

function shownTicket(world: World, by: PersonName, held: Held) {
  const { ticket } = held;
  const { approval, confirmation, deadline, project, application } = ticket;
  return {
    id: ticket.id,
    number: ticket.number,
    state: ticket.state,
    version: ticket.version,
    priority: ticket.priority,
    dueAt: deadline.dueAt === null ? null : formatInstant(deadline.dueAt),
    processableFrom: formatInstant(ticket.processableFrom),
    estimate: { amount: ticket.estimate.subtotal, vat: ticket.estimate.vat },
    workPlanHash: approval?.workPlanHash ?? null,
    confirmedBy: confirmation?.confirmedBy ?? null,
    contact: maySeeContact(by, held) ? held.contact : null,
    contactErasedAt: held.erasedAt === null ? null : formatInstant(held.erasedAt),
    grant: held.grant && shownGrant(held.grant, world.now),
    keyRegistered: world.registered.has(placeOf(project, application.serverId)),
    held: held.held,
  };
}

function shownGrant({ grant: stored, version }: HeldGrant, now: number) {
  const grant = keepOpen(stored, now);
  const [state, expiresAt] = [grantState(grant, now), formatInstant(grant.expiresAt)];
  return { state, expiresAt, locked: grant.lockedAt !== null, version, isOpen: state === "active" };
}

function maySeeContact(by: PersonName, { ticket }: Held): boolean {
  const role = roleInWorkflow[by];
  if (role !== "engineer") return role !== "admin" && by !== "auditor";
  return ticket.assignee === people[by].principal.id && ticket.ending === null;
}

export function shownIn(answer: Answer): unknown {
  if ("securityInfo" in answer) return { secrets: answer.securityInfo };
  if ("tickets" in answer) return { queue: answer.tickets.map(({ id }) => id) };
  if ("attachment" in answer) return { attachment: answer.attachment };
  if ("inquiry" in answer) {
    const { id, number, project, ticketId, kind, state, subject } = answer.inquiry;
    const said = answer.inquiry.messages.map(({ by, side, body }) => [by, side, body]);
    return { inquiry: { id, number, project, ticketId, kind, state, subject, said } };
  }
  if (!("ticket" in answer)) return null;
  const { id, number, state, version, priority, dueAt, processableFrom } = answer.ticket;
  const { estimate, workPlanHash, confirmedBy, contact, contactErasedAt } = answer.ticket;
  const { keyRegistered, binding } = answer.ticket;
  const grant = grantIn(answer.ticket.grant, answer.asOf);
  const form = { id, number, state, version, priority, dueAt, processableFrom, estimate };
  const progress = { workPlanHash, confirmedBy, contact, contactErasedAt, grant };
  return { ...form, ...progress, keyRegistered, held: binding.held };
}

/** What is active ends later than now, whatever the core says. */
function grantIn(grant: Grant | null, asOf: string) {
  if (grant === null) return null;
  const { state, expiresAt, locked, version } = grant;
  return { state, expiresAt, locked, version, isOpen: expiresAt > asOf };
}
