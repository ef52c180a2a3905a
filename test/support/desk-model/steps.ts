/** One event of the model's: the core's step, and what it does to all that lies beside the ticket. */
import {
  allowAccess,
  endGrant,
  type Grant,
  grantState,
  lockGrant,
} from "../../../core/access/index.ts";
import { type FaultCode, foremost, refusal } from "../../../core/fault.ts";
import type { Application, Form, SecurityInfo } from "../../../core/form/application.ts";
import { parseForm } from "../../../core/form/index.ts";
import { digestOf } from "../../../core/scalar/digest.ts";
import { parseDuration } from "../../../core/scalar/duration.ts";
import { clock } from "../../../core/workflow/actor.ts";
import type { Effect } from "../../../core/workflow/effect.ts";
import type { Event } from "../../../core/workflow/event.ts";
import { step } from "../../../core/workflow/step.ts";
import type { Ticket } from "../../../core/workflow/ticket.ts";
import { isDueToOpen, isLate } from "../../../core/workflow/due.ts";
import type { ApplicationForm } from "../../../desk/contract/index.ts";
import type { Foreseen } from "./answer.ts";
import { type PersonName, people, roleInWorkflow } from "./people.ts";
import {
  calendar,
  contextOf,
  data,
  freeKeys,
  type Held,
  notice,
  offered,
  placeOf,
  put,
  unknownId,
  type World,
} from "./world.ts";
import { violations } from "../invariants.ts";

export function actorOf(by: PersonName) {
  return { principalId: people[by].principal.id, role: roleInWorkflow[by] };
}

/** The ticket as it is at this moment; of a project's own, when one is named. */
export function find(world: World, id: string, project?: string): Held | null {
  const held = known(world, id, project);
  return held && opened(world, held);
}

/** The ticket as it was left. */
export function known(world: World, id: string, project?: string): Held | null {
  const held = world.tickets.get(id);
  if (held === undefined) return null;
  return project === undefined || held.ticket.project === project ? held : null;
}

interface SomeTicket {
  readonly parameters: { readonly project?: string; readonly ticket: string };
}

/** What is no event of the ticket, and asks for no version. */
export function withoutEvent(
  world: World,
  { parameters }: SomeTicket,
  change: (held: Held) => Foreseen,
): Foreseen {
  const held = known(world, parameters.ticket, parameters.project);
  return held === null ? "not_found" : change(held);
}

/** What was filed off hours is received once its time has come. */
export function opened(world: World, held: Held): Held {
  if (!isDueToOpen(held.ticket, world.now)) return held;
  const after = happen(world, held, { kind: "open", actor: clock });
  return typeof after === "string" ? held : after;
}

export function openDue(world: World): void {
  for (const held of world.tickets.values()) opened(world, held);
}

/** What the clock does when nobody calls: it opens what is due, and tells of what is over, once. */
export function sweep(world: World): void {
  openDue(world);
  for (const held of world.tickets.values()) {
    const after = tellDeadline(tellExpiry(held, world.now), world.now);
    if (after !== held) put(world, after);
  }
}

function tellExpiry(held: Held, now: number): Held {
  const { grant, told } = held;
  if (grant === null || grantState(grant.grant, now) !== "expired") return held;
  const { expiresAt } = grant.grant;
  if (grant.toldExpiry === expiresAt) return held;
  const expiries = told.expiries + 1;
  return { ...held, grant: { ...grant, toldExpiry: expiresAt }, told: { ...told, expiries } };
}

function tellDeadline(held: Held, now: number): Held {
  const { ticket, told } = held;
  const { dueAt } = ticket.deadline;
  if (ticket.ending !== null || !isLate(ticket, now) || told.dueAt === dueAt) return held;
  return { ...held, told: { ...told, deadlines: told.deadlines + 1, dueAt } };
}

/** What the caller has read, where a version is asked for. */
export interface Version {
  readonly read: number | undefined;
}

export function happen(
  world: World,
  held: Held,
  event: Event,
  version?: Version,
): Held | FaultCode {
  const outcome = step(held.ticket, event, contextOf(world, held));
  if ("ticket" in outcome && outcome.isRepetition) return held;
  if (version !== undefined && version.read === undefined) return "version_required";
  if (version !== undefined && version.read !== held.ticket.version) return "version_stale";
  if ("fault" in outcome) return outcome.fault.code;
  return put(world, withEffects(world, held.ticket, { ...held, ...outcome }));
}

interface Wanted {
  readonly project: string;
  readonly key: string;
  readonly id: string;
  readonly form: Form;
}

export function file(world: World, by: PersonName, wanted: Wanted): Held | FaultCode {
  const { project, key, id, form } = wanted;
  const sequence = world.sequence + 1;
  const identity = { id, number: `N${sequence}`, project, sequence };
  const { application } = form;
  const event = { kind: "submit", actor: actorOf(by), identity, application } as const;
  const outcome = step(null, event, contextOf(world, null));
  if ("fault" in outcome) return outcome.fault.code;
  world.sequence = sequence;
  const { timesFreed = 0 } = world.keys.get(placeOf(project, key)) ?? {};
  world.keys.set(placeOf(project, key), { ticketId: id, timesFreed });
  const sealed = { contact: form.contact, secrets: merged(form, {}) };
  return put(world, withEffects(world, null, { ...nothingBeside, ...sealed, ...outcome }));
}

const nothingBeside = {
  held: false,
  grant: null,
  lastCommentId: null,
  comments: 0,
  files: new Map(),
  erasureWanted: false,
  erasedAt: null,
  told: { expiries: 0, deadlines: 0, dueAt: null },
} as const;

interface Stepped extends Held {
  readonly effects: readonly Effect[];
}

function withEffects(world: World, before: Ticket | null, { effects, ...held }: Stepped): Held {
  const after = effects.reduce<Held>((so, effect) => withEffect(world, so, effect), held);
  const grant = after.grant?.grant ?? null;
  const moment = { before, after: after.ticket, effects, grant, now: world.now };
  const broken = violations({ ...moment, isServerGone: false });
  if (broken.length === 0) return after;
  throw new Error(broken.map(({ id, sentence }) => `${id}: ${sentence}`).join("; "));
}

function withEffect(world: World, held: Held, effect: Effect): Held {
  switch (effect.kind) {
    case "freeKeys":
      freeKeys(world, held.ticket.id);
      return held;
    case "destroySecurityInfo":
      return erasedAtEnd(world, { ...held, secrets: {} });
    case "lockGrant":
      return withGrant(held, (grant) => lockGrant(grant, world.now));
    case "revokeGrant":
      return withGrant(held, (grant) => endGrant(grant, world.now));
    case "addComment":
      return commented(held);
    case "createCharge":
      return held;
  }
}

export function commented(held: Held): Held {
  return { ...held, lastCommentId: undefined, comments: held.comments + 1 };
}

/** What is to be erased is, once there is nothing left to reach anybody about. */
export function erasedAtEnd({ now }: World, held: Held): Held {
  if (!held.erasureWanted || held.ticket.ending === null || held.erasedAt !== null) return held;
  return { ...held, contact: null, erasedAt: now };
}

export function withGrant(held: Held, change: (grant: Grant) => Grant): Held {
  if (held.grant === null) return held;
  const { grant: before, version } = held.grant;
  const grant = change(before);
  if (grant === before) return held;
  const after = { ...held.grant, grant, version: version + 1 };
  return { ...held, grant: grant.revokedAt === null ? after : null };
}

/** The project's own server of that id. */
export function serverOf(project: string, id: string) {
  const servers = data.projects.find((each) => each.id === project)?.servers ?? [];
  return servers.find((server) => server.id === id);
}

/** A new grant, or the expired one again from now on. */
export function openGrant(world: World, held: Held, duration: string | null): FaultCode | null {
  const { id: ticketId, project, application, ending } = held.ticket;
  if (ending !== null) return "ticket_ended";
  const durationMs = duration === null ? null : parseDuration(duration);
  if (duration !== null && durationMs === null) return "field_invalid";
  const port = serverOf(project, application.serverId)?.sshPort ?? 0;
  const sourceCidrs = data.accessProfiles[0]?.sourceCidrs ?? [];
  const id = held.grant?.grant.id ?? unknownId;
  const asked = { id, ticketId, serverId: application.serverId, port, sourceCidrs, durationMs };
  const outcome = allowAccess(asked, calendar, world.now);
  if ("fault" in outcome) return outcome.fault.code;
  const { version, toldExpiry } = held.grant ?? { version: 0, toldExpiry: null };
  put(world, { ...held, grant: { ...outcome, version: version + 1, toldExpiry } });
  return null;
}

export function isOpenGrant({ grant }: Held, now: number): boolean {
  return grant !== null && grantState(grant.grant, now) === "active";
}

export interface Wish {
  readonly project: string;
  readonly application: ApplicationForm;
  readonly maxCost: number | null;
  readonly prior: Application | null;
}

export function judge({ project, application, maxCost, prior }: Wish): Form | FaultCode {
  const { consent, ...fields } = application;
  const isKept = consent.noticeVersion === prior?.consent.noticeVersion;
  const noticeHash = isKept ? prior.consent.noticeHash : notice.hash;
  const raw = { ...fields, maxCost, consent: { ...consent, noticeHash } };
  const { form, faults } = parseForm(raw, { offered, notice, prior });
  const { serverId } = application;
  const place = data.projects.find(({ id }) => id === project);
  const isThere = place?.servers.some(({ id }) => id === serverId) ?? false;
  const unknown = isThere ? [] : [refusal("server_unknown", { known: [], serverId })];
  return foremost([...faults, ...unknown])?.code ?? form ?? "internal";
}

function merged(form: Form, secrets: SecurityInfo): SecurityInfo {
  const { securityInfoFor } = form.application;
  return Object.fromEntries(
    securityInfoFor.map((code) => [code, form.securityInfo[code] ?? secrets[code] ?? {}]),
  );
}

/** An edit; where the desk has asked for a revision it answers that. */
export function changeForm(
  world: World,
  held: Held,
  form: Form,
  by: PersonName,
  version?: Version,
): Held | FaultCode {
  const isSame = isSameSealed(held, form);
  const kind = held.ticket.state === "revision_requested" ? "resubmit" : "edit";
  const sealed = isSame ? "unchanged" : "changed";
  const event = { kind, actor: actorOf(by), application: form.application, sealed } as const;
  const after = happen(world, held, event, version);
  if (typeof after === "string" || after === held || isSame) return after;
  return put(world, { ...after, contact: form.contact, secrets: merged(form, held.secrets) });
}

/** Makes the form the one that is wanted; nothing happens when it is so already. */
export function bringIntoLine(
  world: World,
  held: Held,
  form: Form,
  by: PersonName,
): Held | FaultCode {
  const { application } = held.ticket;
  const wanted = { ...form.application, maxCost: application.maxCost };
  const isSame = digestOf(application) === digestOf(wanted) && isSameSealed(held, form);
  return isSame ? held : changeForm(world, held, form, by);
}

function isSameSealed({ ticket, contact, secrets }: Held, form: Form): boolean {
  // Secrets are gone at the end, as what is erased is, and leave nothing to differ from.
  const wanted = ticket.ending === null ? merged(form, secrets) : secrets;
  return digestOf([contact, secrets]) === digestOf([contact && form.contact, wanted]);
}
