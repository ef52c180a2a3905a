/** What the desk's engineers do with tickets, of whatever project. */
import { refusal } from "../../../core/fault.ts";
import type { Event } from "../../../core/workflow/event.ts";
import { findDeskTicket, idOf } from "../find.ts";
import { openSecurityInfo } from "./form.ts";
import { record } from "../audit/log.ts";
import { readInstant } from "../read.ts";
import { pageBefore, pageOf } from "../page.ts";
import { done, refused, type Result, type TicketRecord } from "../port/store.ts";
import { openDue } from "../time/sweep.ts";
import { viewTicket } from "./view.ts";
import { type Action, answered, type Scene } from "../visit.ts";
import { current, happen } from "./workflow.ts";

const queueLimit = 100;

export const readQueue: Action<"readQueue"> = async (visit) => {
  await openDue(visit);
  const tickets = [];
  for (const waiting of await visit.transaction.tickets.queue(queueLimit)) {
    tickets.push(await viewTicket(visit, waiting));
  }
  return answered(visit, { tickets });
};

export const listDeskTickets: Action<"listDeskTickets"> = async (visit) => {
  await openDue(visit);
  const { cursor, limit, project, ...query } = visit.request.query ?? {};
  const page = pageBefore({ cursor, limit });
  const filter = { ...query, ...page, limit: page.limit + 1 };
  const { tickets } = visit.transaction;
  const found =
    project === undefined
      ? await tickets.listEverywhere(filter)
      : await tickets.list({ ...filter, project });
  const { items, nextCursor } = pageOf(found, page.limit, ({ ticket }) => ticket.sequence);
  const views = [];
  for (const each of items) views.push(await viewTicket(visit, each));
  return answered(visit, { tickets: views, nextCursor });
};

interface DeskRequest {
  readonly parameters: Readonly<Record<"ticket", string>>;
}

async function load(scene: Scene, { parameters }: DeskRequest): Promise<Result<TicketRecord>> {
  const found = await findDeskTicket(scene, parameters.ticket);
  return found.ok ? done(await current(scene, found.value)) : found;
}

async function shown(visit: Scene, result: Result<TicketRecord>) {
  return result.ok ? answered(visit, { ticket: await viewTicket(visit, result.value) }) : result;
}

async function act(scene: Scene, request: DeskRequest, event: Event) {
  const found = await load(scene, request);
  return found.ok ? shown(scene, await happen(scene, found.value, event)) : found;
}

export const readDeskTicket: Action<"readDeskTicket"> = async (visit) => {
  const ticket = await idOf(visit, visit.request.parameters.ticket, null);
  return shown(visit, await load(visit, { parameters: { ticket } }));
};

export const claimTicket: Action<"claimTicket"> = async (visit) => {
  await openDue(visit);
  const { actor, request } = visit;
  return act(visit, request, { kind: "claim", actor, reason: request.body.reason ?? null });
};

export const delayTicket: Action<"delayTicket"> = async (visit) => {
  const { actor, request } = visit;
  const expectedAt = readInstant(request.body.expectedAt, ["expectedAt"]);
  if (!expectedAt.ok) return expectedAt;
  const { reason } = request.body;
  return act(visit, request, { kind: "delay", actor, reason, expectedAt: expectedAt.value });
};

export const resumeTicket: Action<"resumeTicket"> = (visit) =>
  act(visit, visit.request, { kind: "resume", actor: visit.actor });

export const requestRevision: Action<"requestRevision"> = (visit) => {
  const { actor, request } = visit;
  return act(visit, request, { kind: "requestRevision", actor, wanted: request.body.reason });
};

export const requestApproval: Action<"requestApproval"> = async (visit) => {
  const { actor, request } = visit;
  const { items, window, steps } = request.body;
  const startAt = readInstant(window.start, ["window", "start"]);
  if (!startAt.ok) return startAt;
  const endAt = readInstant(window.end, ["window", "end"]);
  if (!endAt.ok) return endAt;
  const found = await load(visit, request);
  if (!found.ok) return found;
  const chosen = found.value.ticket.application.services.map(({ code }) => code);
  const draft = {
    items: items ?? chosen,
    window: { startAt: startAt.value, endAt: endAt.value },
    steps,
  };
  return shown(visit, await happen(visit, found.value, { kind: "requestApproval", actor, draft }));
};

export const withdrawApproval: Action<"withdrawApproval"> = (visit) =>
  act(visit, visit.request, { kind: "withdrawApproval", actor: visit.actor });

export const startWork: Action<"startWork"> = (visit) =>
  act(visit, visit.request, { kind: "start", actor: visit.actor });

export const completeWork: Action<"completeWork"> = (visit) =>
  act(visit, visit.request, {
    kind: "complete",
    actor: visit.actor,
    note: visit.request.body.note,
  });

export const closeUndone: Action<"closeUndone"> = (visit) => {
  const { actor, request } = visit;
  return act(visit, request, { kind: "closeUndone", actor, reason: request.body.reason });
};

export const refuseTicket: Action<"refuseTicket"> = (visit) => {
  const { actor, request } = visit;
  return act(visit, request, { kind: "cancel", actor, reason: request.body.reason });
};

/** Shown to the engineer who has claimed the ticket until it ends, and written down each time. */
export const revealSecurityInfo: Action<"revealSecurityInfo"> = async (visit) => {
  const found = await load(visit, visit.request);
  if (!found.ok) return found;
  const { ticket } = found.value;
  if (ticket.ending !== null) return refused(refusal("security_info_sealed", { problem: "ended" }));
  if (ticket.assignee !== visit.actor.principalId) {
    return refused(refusal("security_info_sealed", { problem: "not_claimed" }));
  }
  const { reason } = visit.request.body;
  const { id: ticketId, project } = ticket;
  await record(visit, { project, ticketId, kind: "securityInfoRevealed", payload: { reason } });
  const known = await openSecurityInfo(visit, ticket);
  const securityInfo = Object.fromEntries(
    Object.entries(known).map(([code, fields]) => [code, { ...fields }]),
  );
  return answered(visit, { securityInfo });
};
