/** What the desk's engineers do with tickets, of whatever project. */
import { refusal } from "../../../core/fault.ts";
import type { Event } from "../../../core/workflow/event.ts";
import { answerWithTicket } from "./answer-with-ticket.ts";
import { findDeskTicket, ticketIdFor } from "../find.ts";
import { openSecurityInfo } from "./form.ts";
import { recordEntry } from "../audit/log.ts";
import { readInstant } from "../read-instant.ts";
import { pageBefore, pageOf } from "../paging.ts";
import { ok, refused, type Result } from "../result.ts";
import type { TicketRecord } from "../storage/store.ts";
import { openDueTickets } from "../time/sweep.ts";
import { viewTicket } from "./view.ts";
import { type Action, type ActionContext, answered } from "../context.ts";
import { applyEvent, openIfDue } from "./workflow.ts";

const queueTicketsMax = 100;

export const readQueue: Action<"readQueue"> = async (call) => {
  await openDueTickets(call);
  const tickets = [];
  for (const waiting of await call.transaction.tickets.queue(queueTicketsMax)) {
    tickets.push(await viewTicket(call, waiting));
  }
  return answered(call, { tickets });
};

export const listDeskTickets: Action<"listDeskTickets"> = async (call) => {
  await openDueTickets(call);
  const { cursor, limit, project, ...query } = call.request.query ?? {};
  const page = pageBefore({ cursor, limit });
  const filter = { ...query, ...page, limit: page.limit + 1 };
  const { tickets } = call.transaction;
  const found =
    project === undefined
      ? await tickets.listEverywhere(filter)
      : await tickets.list({ ...filter, project });
  const { items, nextCursor } = pageOf(found, page.limit, ({ ticket }) => ticket.sequence);
  const views = [];
  for (const each of items) views.push(await viewTicket(call, each));
  return answered(call, { tickets: views, nextCursor });
};

interface DeskRequest {
  readonly parameters: Readonly<Record<"ticket", string>>;
}

async function load(
  context: ActionContext,
  { parameters }: DeskRequest,
): Promise<Result<TicketRecord>> {
  const found = await findDeskTicket(context, parameters.ticket);
  return found.ok ? ok(await openIfDue(context, found.value)) : found;
}

async function applyAndAnswer(context: ActionContext, request: DeskRequest, event: Event) {
  const found = await load(context, request);
  return found.ok
    ? answerWithTicket(context, await applyEvent(context, found.value, event))
    : found;
}

export const readDeskTicket: Action<"readDeskTicket"> = async (call) => {
  const ticket = await ticketIdFor(call, call.request.parameters.ticket, null);
  return answerWithTicket(call, await load(call, { parameters: { ticket } }));
};

export const claimTicket: Action<"claimTicket"> = async (call) => {
  await openDueTickets(call);
  const { actor, request } = call;
  return applyAndAnswer(call, request, {
    kind: "claim",
    actor,
    reason: request.body.reason ?? null,
  });
};

export const delayTicket: Action<"delayTicket"> = async (call) => {
  const { actor, request } = call;
  const expectedAt = readInstant(request.body.expectedAt, ["expectedAt"]);
  if (!expectedAt.ok) return expectedAt;
  const { reason } = request.body;
  return applyAndAnswer(call, request, {
    kind: "delay",
    actor,
    reason,
    expectedAt: expectedAt.value,
  });
};

export const resumeTicket: Action<"resumeTicket"> = (call) =>
  applyAndAnswer(call, call.request, { kind: "resume", actor: call.actor });

export const requestRevision: Action<"requestRevision"> = (call) => {
  const { actor, request } = call;
  return applyAndAnswer(call, request, {
    kind: "requestRevision",
    actor,
    wanted: request.body.reason,
  });
};

export const requestApproval: Action<"requestApproval"> = async (call) => {
  const { actor, request } = call;
  const { items, window, steps } = request.body;
  const startAt = readInstant(window.start, ["window", "start"]);
  if (!startAt.ok) return startAt;
  const endAt = readInstant(window.end, ["window", "end"]);
  if (!endAt.ok) return endAt;
  const found = await load(call, request);
  if (!found.ok) return found;
  const chosen = found.value.ticket.application.services.map(({ code }) => code);
  const draft = {
    items: items ?? chosen,
    window: { startAt: startAt.value, endAt: endAt.value },
    steps,
  };
  return answerWithTicket(
    call,
    await applyEvent(call, found.value, { kind: "requestApproval", actor, draft }),
  );
};

export const withdrawApproval: Action<"withdrawApproval"> = (call) =>
  applyAndAnswer(call, call.request, { kind: "withdrawApproval", actor: call.actor });

export const startWork: Action<"startWork"> = (call) =>
  applyAndAnswer(call, call.request, { kind: "start", actor: call.actor });

export const completeWork: Action<"completeWork"> = (call) =>
  applyAndAnswer(call, call.request, {
    kind: "complete",
    actor: call.actor,
    note: call.request.body.note,
  });

export const closeUndone: Action<"closeUndone"> = (call) => {
  const { actor, request } = call;
  return applyAndAnswer(call, request, { kind: "closeUndone", actor, reason: request.body.reason });
};

export const cancelDeskTicket: Action<"cancelDeskTicket"> = (call) => {
  const { actor, request } = call;
  return applyAndAnswer(call, request, { kind: "cancel", actor, reason: request.body.reason });
};

/** Shown to the engineer who has claimed the ticket until it ends, and written down each time. */
export const revealSecurityInfo: Action<"revealSecurityInfo"> = async (call) => {
  const found = await load(call, call.request);
  if (!found.ok) return found;
  const { ticket } = found.value;
  if (ticket.ending !== null) return refused(refusal("security_info_sealed", { problem: "ended" }));
  if (ticket.assignee !== call.actor.principalId) {
    return refused(refusal("security_info_sealed", { problem: "not_claimed" }));
  }
  const { reason } = call.request.body;
  const { id: ticketId, project } = ticket;
  await recordEntry(call, { project, ticketId, kind: "securityInfoRevealed", payload: { reason } });
  const known = await openSecurityInfo(call, ticket);
  const securityInfo = Object.fromEntries(
    Object.entries(known).map(([code, fields]) => [code, { ...fields }]),
  );
  return answered(call, { securityInfo });
};
