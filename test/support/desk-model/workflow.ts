/** The model of the workflow's own routes: filing, reading, and every event of both sides. */
import type { Form } from "../../../core/form/application.ts";
import { costFault, priceFault, quoteFor } from "../../../core/form/quote.ts";
import { parseInstant } from "../../../core/scalar/instant.ts";
import type { Event } from "../../../core/workflow/event.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import { type Foreseen, type ProjectTicket, type Routes, seen } from "./answer.ts";
import {
  actorOf,
  bringIntoLine,
  changeForm,
  file,
  find,
  happen,
  judge,
  known,
  openDue,
  opened,
} from "./steps.ts";
import { keyState, plannedId, type World } from "./world.ts";
import { compareInQueue } from "../queue.ts";

/** What an engineer does, with no version. */
function serve(
  world: World,
  { parameters }: { readonly parameters: { readonly ticket: string } },
  event: Event,
): Foreseen {
  const held = find(world, parameters.ticket);
  return held === null ? "not_found" : seen(happen(world, held, event));
}

/** What a customer does, with the version that he or she has read. */
function decide(world: World, { parameters, version }: ProjectTicket, event: Event): Foreseen {
  const held = find(world, parameters.ticket, parameters.project);
  return held === null ? "not_found" : seen(happen(world, held, event, { read: version }));
}

function isOtherPrice({ application }: Form, shown: Ticket["estimate"] | null): boolean {
  return priceFault(quoteFor(application.services), shown) !== null;
}

export const workflowRoutes = {
  putTicketByKey(world, by, { parameters: { project, key }, body }) {
    const { ticketId } = keyState(world, project, key);
    const holder = ticketId === null ? null : known(world, ticketId);
    const prior = holder?.ticket.application ?? null;
    const { id, application, maxCost = null, estimate = null } = body;
    const form = judge({ project, application, maxCost, prior });
    if (typeof form === "string") return form;
    if (holder?.held === true) return "key_in_use";
    if (id !== plannedId(world, project, key)) return "id_changed";
    if (isOtherPrice(form, estimate)) return "price_changed";
    if (holder === null) return seen(file(world, by, { project, key, id, form }));
    return seen(bringIntoLine(world, opened(world, holder), form, by));
  },

  readTicket: (world, _, { parameters: { ticket, project } }) =>
    seen(find(world, ticket, project) ?? "not_found"),

  editTicket(world, by, { parameters: { ticket, project }, body, version }) {
    const held = find(world, ticket, project);
    if (held === null) return "not_found";
    const { application: prior } = held.ticket;
    const { application, maxCost = prior.maxCost, estimate = null } = body;
    const form = judge({ project, application, maxCost, prior });
    if (typeof form === "string") return form;
    if (isOtherPrice(form, estimate)) return "price_changed";
    return seen(changeForm(world, held, form, by, { read: version }));
  },

  cancelTicket: (world, by, request) =>
    decide(world, request, { kind: "cancel", actor: actorOf(by), ...request.body }),

  confirmTicket(world, by, request) {
    const { workPlanHash, maxCost = null } = request.body;
    const { ticket, project } = request.parameters;
    const held = find(world, ticket, project);
    const { approval = null, confirmation = null } = held?.ticket ?? {};
    const isOpen = approval !== null && confirmation === null;
    if (isOpen && costFault(approval.workPlan.quote, maxCost) !== null) return "cost_above_cap";
    return decide(world, request, { kind: "confirm", actor: actorOf(by), workPlanHash });
  },

  requestReReview: (world, by, request) =>
    decide(world, request, { kind: "requestReReview", actor: actorOf(by), ...request.body }),

  readQueue(world) {
    openDue(world);
    const tickets = [...world.tickets.values()].map(({ ticket }) => ticket);
    const waiting = tickets.filter(({ state }) => state === "received");
    return { queue: waiting.toSorted(compareInQueue).map(({ id }) => id) };
  },

  readDeskTicket: (world, _, { parameters }) => seen(find(world, parameters.ticket) ?? "not_found"),

  claimTicket(world, by, request) {
    openDue(world);
    const { reason = null } = request.body;
    return serve(world, request, { kind: "claim", actor: actorOf(by), reason });
  },

  delayTicket(world, by, request) {
    const { reason, expectedAt: text } = request.body;
    const expectedAt = parseInstant(text);
    if (expectedAt === null) return "field_invalid";
    return serve(world, request, { kind: "delay", actor: actorOf(by), reason, expectedAt });
  },

  resumeTicket: (world, by, request) =>
    serve(world, request, { kind: "resume", actor: actorOf(by) }),

  requestRevision: (world, by, request) =>
    serve(world, request, {
      kind: "requestRevision",
      actor: actorOf(by),
      wanted: request.body.reason,
    }),

  requestApproval(world, by, request) {
    const { items, window, steps } = request.body;
    const held = find(world, request.parameters.ticket);
    const [startAt, endAt] = [parseInstant(window.start), parseInstant(window.end)];
    if (startAt === null || endAt === null) return "field_invalid";
    if (held === null) return "not_found";
    const chosen = held.ticket.application.services.map(({ code }) => code);
    const draft = { items: items ?? chosen, window: { startAt, endAt }, steps };
    return serve(world, request, { kind: "requestApproval", actor: actorOf(by), draft });
  },

  withdrawApproval: (world, by, request) =>
    serve(world, request, { kind: "withdrawApproval", actor: actorOf(by) }),

  startWork: (world, by, request) => serve(world, request, { kind: "start", actor: actorOf(by) }),

  completeWork: (world, by, request) =>
    serve(world, request, { kind: "complete", actor: actorOf(by), ...request.body }),

  closeUndone: (world, by, request) =>
    serve(world, request, { kind: "closeUndone", actor: actorOf(by), ...request.body }),

  cancelDeskTicket: (world, by, request) =>
    serve(world, request, { kind: "cancel", actor: actorOf(by), ...request.body }),

  revealSecurityInfo(world, by, { parameters }) {
    const held = find(world, parameters.ticket);
    if (held === null) return "not_found";
    const { ending, assignee } = held.ticket;
    const isOpenTo = ending === null && assignee === actorOf(by).principalId;
    return isOpenTo ? { secrets: held.secrets } : "security_info_sealed";
  },
} as const satisfies Routes;
