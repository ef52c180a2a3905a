/**
 * The model: what the desk should answer to a call, and what it should know afterwards.
 * Decisions are the pure core's; what stands here is who may come, and what lies beside a ticket.
 */
import { extendGrant, grantLimits, grantState, revokeGrant } from "../../core/access/index.ts";
import { addBusinessDays } from "../../core/calendar/index.ts";
import type { FaultCode } from "../../core/fault.ts";
import type { SecurityInfo } from "../../core/form/application.ts";
import { costFault } from "../../core/form/price.ts";
import { parseDuration } from "../../core/scalar/duration.ts";
import { parseInstant } from "../../core/scalar/instant.ts";
import type { Event } from "../../core/workflow/event.ts";
import { compareInQueue } from "../../core/workflow/queue.ts";
import { isTerminal } from "../../core/workflow/state.ts";
import type { RequestOf } from "../../desk/contract/index.ts";
import { doorFault, type PersonName } from "./desk-model-people.ts";
import {
  actorOf,
  bringIntoLine,
  changeForm,
  file,
  find,
  happen,
  isOpenGrant,
  judge,
  known,
  openDue,
  opened,
  openGrant,
  withGrant,
  serverOf,
} from "./desk-model-steps.ts";
import {
  calendar,
  freeKeys,
  type Held,
  keyState,
  placeOf,
  plannedId,
  put,
  type World,
} from "./desk-model-world.ts";

/** A refusal by its code, or what is answered: a ticket, the queue, security info, or nothing of these. */
export type Foreseen =
  | FaultCode
  | { readonly held: Held }
  | { readonly queue: readonly string[] }
  | { readonly secrets: SecurityInfo }
  | null;

export const modelledRoutes = [
  "putTicketByKey",
  "readTicket",
  "holdTicket",
  "releaseTicket",
  "freeTicketKeys",
  "editTicket",
  "cancelTicket",
  "commentTicket",
  "confirmTicket",
  "requestReReview",
  "putGrant",
  "extendGrant",
  "revokeGrant",
  "putKeyRegistration",
  "removeKeyRegistration",
  "readQueue",
  "readDeskTicket",
  "claimTicket",
  "delayTicket",
  "resumeTicket",
  "requestRevision",
  "requestApproval",
  "withdrawApproval",
  "startWork",
  "completeWork",
  "closeUndone",
  "refuseTicket",
  "revealSecurityInfo",
] as const;

export type ModelledRoute = (typeof modelledRoutes)[number];

/** A call as somebody makes it. */
export type Sent = { readonly [Name in ModelledRoute]: SentTo<Name> }[ModelledRoute];

export interface SentTo<Name extends ModelledRoute> {
  readonly by: PersonName;
  readonly name: Name;
  readonly request: RequestOf<Name>;
}

/** What should come of a call. The world moves on, unless the call is refused. */
export function foresee<Name extends ModelledRoute>(world: World, sent: SentTo<Name>): Foreseen {
  const { by, name, request } = sent;
  const parameters: Readonly<Record<string, string>> = request.parameters;
  const fault = doorFault(name, by, parameters["project"]);
  if (fault !== null) return fault;
  const before = new Map(world.tickets);
  const foreseen = routes[name](world, by, request);
  // What a refused call has opened on its way is undone with it.
  if (typeof foreseen === "string") world.tickets = before;
  return foreseen;
}

type Foresee<Name extends ModelledRoute> = (
  world: World,
  by: PersonName,
  request: RequestOf<Name>,
) => Foreseen;

function seen(held: Held | FaultCode): Foreseen {
  return typeof held === "string" ? held : { held };
}

/** What an engineer does, with no version. */
function serve(world: World, { parameters }: DeskTicket, event: Event): Foreseen {
  const held = find(world, parameters.ticket);
  return held === null ? "not_found" : seen(happen(world, held, event));
}

interface DeskTicket {
  readonly parameters: Readonly<Record<"ticket", string>>;
}

interface ProjectTicket {
  readonly parameters: Readonly<Record<"project" | "ticket", string>>;
  readonly version?: number;
}

/** What a customer does, with the version that he or she has read. */
function decide(world: World, { parameters, version }: ProjectTicket, event: Event): Foreseen {
  const held = find(world, parameters.ticket, parameters.project);
  return held === null ? "not_found" : seen(happen(world, held, event, { read: version }));
}

/** What changes a ticket's binding, which is no event of the ticket. */
function bind(world: World, { parameters }: ProjectTicket, change: (held: Held) => Foreseen) {
  const held = known(world, parameters.ticket, parameters.project);
  return held === null ? "not_found" : change(held);
}

function holderOfGrant({ tickets, grants }: World, project: string, id: string): Held | null {
  const held = tickets.get(grants.get(id) ?? "");
  return held?.ticket.project === project ? held : null;
}

const routes: { readonly [Name in ModelledRoute]: Foresee<Name> } = {
  putTicketByKey(world, by, { parameters: { project, key }, body }) {
    const { ticketId } = keyState(world, project, key);
    const holder = ticketId === null ? null : known(world, ticketId);
    const prior = holder?.ticket.application ?? null;
    const { id, application, maxCost = null } = body;
    const form = judge({ project, application, maxCost, prior });
    if (typeof form === "string") return form;
    if (holder?.held === true) return "key_in_use";
    if (id !== plannedId(world, project, key)) return "id_changed";
    if (holder === null) return seen(file(world, by, { project, key, id, form }));
    return seen(bringIntoLine(world, opened(world, holder), form, by));
  },

  readTicket: (world, _, { parameters: { ticket, project } }) =>
    seen(find(world, ticket, project) ?? "not_found"),

  holdTicket: (world, _, request) =>
    bind(world, request, (held) => {
      const { id, project, state } = held.ticket;
      const { key } = request.body;
      const { ticketId: holder, timesFreed } = keyState(world, project, key);
      if (holder !== null && holder !== id) return "key_in_use";
      if (holder === null && state !== "cancelled") {
        world.keys.set(placeOf(project, key), { ticketId: id, timesFreed });
      }
      return seen(put(world, { ...held, held: true }));
    }),

  releaseTicket: (world, _, request) =>
    bind(world, request, (held) => seen(put(world, { ...held, held: false }))),

  freeTicketKeys: (world, _, request) =>
    bind(world, request, (held) => {
      if (!isTerminal(held.ticket.state)) return "key_in_use";
      freeKeys(world, held.ticket.id);
      return seen(put(world, { ...held, held: false }));
    }),

  editTicket(world, by, { parameters: { ticket, project }, body, version }) {
    const held = find(world, ticket, project);
    if (held === null) return "not_found";
    const { application: prior } = held.ticket;
    const { application } = body;
    const form = judge({ project, application, maxCost: prior.maxCost, prior });
    if (typeof form === "string") return form;
    return seen(changeForm(world, held, form, by, { read: version }));
  },

  cancelTicket: (world, by, request) =>
    decide(world, request, { kind: "cancel", actor: actorOf(by), ...request.body }),

  commentTicket: (world, _, request) =>
    bind(world, request, (held) => {
      put(world, { ...held, lastCommentId: undefined, comments: held.comments + 1 });
      return null;
    }),

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

  putGrant: (world, _, request) =>
    bind(world, request, (held) => {
      const { serverId, duration = null } = request.body;
      if (serverId !== held.ticket.application.serverId) return "server_fixed";
      return isOpenGrant(held, world.now) ? null : openGrant(world, held, duration);
    }),

  extendGrant(world, _, { parameters: { project, grant: id }, body: { duration = null } }) {
    const held = holderOfGrant(world, project, id);
    if (held === null) return "not_found";
    const durationMs = duration === null ? null : parseDuration(duration);
    if (duration !== null && durationMs === null) return "field_invalid";
    if (held.grant?.grant.id !== id) return "grant_ended";
    const { grant } = held.grant;
    if (grantState(grant, world.now) === "expired") return openGrant(world, held, duration);
    const standard = addBusinessDays(calendar, world.now, grantLimits.defaultBusinessDays);
    const until = durationMs === null ? standard : world.now + durationMs;
    const outcome = extendGrant(grant, until, world.now);
    if ("fault" in outcome) return outcome.fault.code;
    put(
      world,
      withGrant(held, () => outcome.grant),
    );
    return null;
  },

  revokeGrant(world, _, { parameters: { project, grant: id } }) {
    const held = holderOfGrant(world, project, id);
    if (held === null) return "not_found";
    if (held.grant?.grant.id !== id) return null;
    const outcome = revokeGrant(held.grant.grant, world.now);
    if ("fault" in outcome) return outcome.fault.code;
    put(
      world,
      withGrant(held, () => outcome.grant),
    );
    return null;
  },

  putKeyRegistration(world, _, { parameters: { project, server } }) {
    if (serverOf(project, server) === undefined) return "not_found";
    world.registered.add(placeOf(project, server));
    return null;
  },

  removeKeyRegistration(world, _, { parameters: { project, registration } }) {
    const place = world.registrations.get(registration);
    if (place === undefined || !place.startsWith(`${project}/`)) return "not_found";
    world.registered.delete(place);
    return null;
  },

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

  refuseTicket: (world, by, request) =>
    serve(world, request, { kind: "cancel", actor: actorOf(by), ...request.body }),

  revealSecurityInfo(world, by, { parameters }) {
    const held = find(world, parameters.ticket);
    if (held === null) return "not_found";
    const { ending, assignee } = held.ticket;
    const isOpenTo = ending === null && assignee === actorOf(by).principalId;
    return isOpenTo ? { secrets: held.secrets } : "security_info_sealed";
  },
};
