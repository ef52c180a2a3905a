/** What the customer does with a ticket, and how tickets are read. */
import { costFault, priceFault, quoteFor } from "../../../core/form/quote.ts";
import type { Event } from "../../../core/workflow/event.ts";
import { answerWithTicket } from "./answer-with-ticket.ts";
import { changeForm } from "./filing.ts";
import { findTicket, ticketIdFor } from "../find.ts";
import { validateForm } from "./form.ts";
import { pageBefore, pageOf } from "../paging.ts";
import { ok, refused, type Result } from "../result.ts";
import type { TicketRecord } from "../storage/store.ts";
import { viewTicket } from "./view.ts";
import { type Action, type ActionContext, answered } from "../context.ts";
import { applyEvent, openIfDue } from "./workflow.ts";

/** The ticket as it is at this moment, off-hours opening included. */
async function load(
  context: ActionContext,
  { project, ticket: id }: Readonly<Record<"project" | "ticket", string>>,
): Promise<Result<TicketRecord>> {
  const found = await findTicket(context, project, id);
  return found.ok ? ok(await openIfDue(context, found.value)) : found;
}

export const readTicket: Action<"readTicket"> = async (call) => {
  const { project, ticket: idOrNumber } = call.request.parameters;
  return answerWithTicket(
    call,
    await load(call, { project, ticket: await ticketIdFor(call, idOrNumber, project) }),
  );
};

export const listTickets: Action<"listTickets"> = async (call) => {
  const { project } = call.request.parameters;
  const { cursor, limit, server, ...query } = call.request.query ?? {};
  const page = pageBefore({ cursor, limit });
  const filter = { project, ...query, ...page, limit: page.limit + 1 };
  const found = await call.transaction.tickets.list(
    server === undefined ? filter : { ...filter, serverId: server },
  );
  const { items, nextCursor } = pageOf(found, page.limit, ({ ticket }) => ticket.sequence);
  const tickets = [];
  for (const each of items) tickets.push(await viewTicket(call, await openIfDue(call, each)));
  return answered(call, { tickets, nextCursor });
};

export const editTicket: Action<"editTicket"> = async (call) => {
  const found = await load(call, call.request.parameters);
  if (!found.ok) return found;
  const { project, application: prior } = found.value.ticket;
  const { application, maxCost = prior.maxCost, estimate = null } = call.request.body;
  const form = await validateForm(call, { project, application, maxCost, prior });
  if (!form.ok) return form;
  const fault = priceFault(quoteFor(form.value.application.services), estimate);
  if (fault !== null) return refused(fault);
  const version = { read: call.request.version };
  return answerWithTicket(call, await changeForm(call, found.value, form.value, { version }));
};

/** The decisions that are an event and a version. */
async function applyAndAnswer(
  context: ActionContext,
  request: {
    readonly parameters: Readonly<Record<"project" | "ticket", string>>;
    readonly version?: number;
  },
  event: Event,
) {
  const found = await load(context, request.parameters);
  if (!found.ok) return found;
  const version = { read: request.version };
  return answerWithTicket(context, await applyEvent(context, found.value, event, { version }));
}

export const cancelTicket: Action<"cancelTicket"> = (call) => {
  const { actor, request } = call;
  return applyAndAnswer(call, request, { kind: "cancel", actor, reason: request.body.reason });
};

export const requestReReview: Action<"requestReReview"> = (call) => {
  const { actor, request } = call;
  return applyAndAnswer(call, request, {
    kind: "requestReReview",
    actor,
    reason: request.body.reason,
  });
};

/** The one irreversible step. The customer's own limit is looked at before the workflow is asked. */
export const confirmTicket: Action<"confirmTicket"> = async (call) => {
  const { actor, request } = call;
  const { workPlanHash, maxCost = null } = request.body;
  const found = await load(call, request.parameters);
  if (!found.ok) return found;
  const { approval, confirmation } = found.value.ticket;
  const isOpen = approval !== null && confirmation === null;
  const fault = isOpen ? costFault(approval.workPlan.quote, maxCost) : null;
  if (fault !== null) return refused(fault);
  return applyAndAnswer(call, request, { kind: "confirm", actor, workPlanHash });
};
