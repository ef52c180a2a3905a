/** What the customer does with a ticket, and how tickets are read. */
import { costFault } from "../../../core/form/price.ts";
import type { Event } from "../../../core/workflow/event.ts";
import { changeForm } from "./filing.ts";
import { findTicket, idOf } from "../find.ts";
import { judgeForm } from "./form.ts";
import { pageBefore, pageOf } from "../page.ts";
import { done, refused, type Result, type TicketRecord } from "../port/store.ts";
import { viewTicket } from "./view.ts";
import { type Action, answered, type Scene } from "../visit.ts";
import { current, happen } from "./workflow.ts";

/** The ticket as it is at this moment, off-hours opening included. */
async function load(
  scene: Scene,
  { project, ticket: id }: Readonly<Record<"project" | "ticket", string>>,
): Promise<Result<TicketRecord>> {
  const found = await findTicket(scene, project, id);
  return found.ok ? done(await current(scene, found.value)) : found;
}

async function shown(visit: Scene, result: Result<TicketRecord>) {
  return result.ok ? answered(visit, { ticket: await viewTicket(visit, result.value) }) : result;
}

export const readTicket: Action<"readTicket"> = async (visit) => {
  const { project, ticket: said } = visit.request.parameters;
  return shown(visit, await load(visit, { project, ticket: await idOf(visit, said, project) }));
};

export const listTickets: Action<"listTickets"> = async (visit) => {
  const { project } = visit.request.parameters;
  const { cursor, limit, server, ...query } = visit.request.query ?? {};
  const page = pageBefore({ cursor, limit });
  const filter = { project, ...query, ...page, limit: page.limit + 1 };
  const found = await visit.transaction.tickets.list(
    server === undefined ? filter : { ...filter, serverId: server },
  );
  const { items, nextCursor } = pageOf(found, page.limit, ({ ticket }) => ticket.sequence);
  const tickets = [];
  for (const each of items) tickets.push(await viewTicket(visit, await current(visit, each)));
  return answered(visit, { tickets, nextCursor });
};

export const editTicket: Action<"editTicket"> = async (visit) => {
  const found = await load(visit, visit.request.parameters);
  if (!found.ok) return found;
  const { project, application: prior } = found.value.ticket;
  const { application } = visit.request.body;
  const form = await judgeForm(visit, { project, application, maxCost: prior.maxCost, prior });
  if (!form.ok) return form;
  const version = { read: visit.request.version };
  return shown(visit, await changeForm(visit, found.value, form.value, { version }));
};

/** The decisions that are an event and a version. */
async function decide(
  scene: Scene,
  request: {
    readonly parameters: Readonly<Record<"project" | "ticket", string>>;
    readonly version?: number;
  },
  event: Event,
) {
  const found = await load(scene, request.parameters);
  if (!found.ok) return found;
  const version = { read: request.version };
  return shown(scene, await happen(scene, found.value, event, { version }));
}

export const cancelTicket: Action<"cancelTicket"> = (visit) => {
  const { actor, request } = visit;
  return decide(visit, request, { kind: "cancel", actor, reason: request.body.reason });
};

export const requestReReview: Action<"requestReReview"> = (visit) => {
  const { actor, request } = visit;
  return decide(visit, request, { kind: "requestReReview", actor, reason: request.body.reason });
};

/** The one irreversible step. The customer's own limit is looked at before the workflow is asked. */
export const confirmTicket: Action<"confirmTicket"> = async (visit) => {
  const { actor, request } = visit;
  const { workPlanHash, maxCost = null } = request.body;
  const found = await load(visit, request.parameters);
  if (!found.ok) return found;
  const { approval, confirmation } = found.value.ticket;
  const isOpen = approval !== null && confirmation === null;
  const dear = isOpen ? costFault(approval.workPlan.quote, maxCost) : null;
  if (dear !== null) return refused(dear);
  return decide(visit, request, { kind: "confirm", actor, workPlanHash });
};
