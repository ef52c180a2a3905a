/** Firewall grants: the opening through which engineers reach one server for one ticket. */
import { addBusinessDays } from "../../../core/calendar/index.ts";
import {
  allowAccess,
  endGrant,
  extendGrant as extendOpen,
  grantLimits,
  grantState,
  keepOpen,
  lockGrant,
  revokeGrant as takeBack,
} from "../../../core/access/index.ts";
import { cameFrom, refusal } from "../../../core/fault.ts";
import { parseDuration } from "../../../core/scalar/duration.ts";
import { situationOf } from "../../../core/workflow/situation.ts";
import type { Ticket } from "../../../core/workflow/ticket.ts";
import { findGrant, findServer, findTicket, missing } from "../find.ts";
import { record } from "../audit/log.ts";
import { done, type GrantRecord, refused, type Result } from "../port/store.ts";
import { viewGrant } from "../tickets/view.ts";
import { type Action, answered, newId, type Scene } from "../visit.ts";

export const putGrant: Action<"putGrant"> = async (visit) => {
  const { project, ticket: id } = visit.request.parameters;
  const found = await findTicket(visit, project, id);
  if (!found.ok) return found;
  const { ticket } = found.value;
  const { serverId, duration } = visit.request.body;
  if (serverId !== ticket.application.serverId) {
    const fixed = { serverId: ticket.application.serverId, cameServerId: serverId };
    return refused(refusal("server_fixed", fixed));
  }
  const present = await visit.transaction.grants.ofTicket(id);
  if (present !== null && grantState(present.grant, visit.now) === "active") {
    return answered(visit, { grant: viewGrant(present, visit.now) });
  }
  const opened = await openGrant(visit, ticket, present, duration ?? null);
  return opened.ok ? answered(visit, { grant: viewGrant(opened.value, visit.now) }) : opened;
};

/** A new grant, or the expired one again from now on. */
async function openGrant(
  scene: Scene,
  ticket: Ticket,
  expired: GrantRecord | null,
  duration: string | null,
): Promise<Result<GrantRecord>> {
  const { desk, transaction, now } = scene;
  const over = endedFault(ticket);
  if (over !== null) return over;
  const durationMs = readDuration(duration);
  if (!durationMs.ok) return durationMs;
  const server = await findServer(scene, ticket.project, ticket.application.serverId);
  if (!server.ok) return server;
  const profile = await transaction.projects.accessProfileAt(now);
  if (profile === null) return missing("access profile", "current");
  const id = expired?.grant.id ?? newId(desk, "grt");
  const place = { id, ticketId: ticket.id, serverId: server.value.id, port: server.value.sshPort };
  const asked = { ...place, sourceCidrs: profile.sourceCidrs, durationMs: durationMs.value };
  const outcome = allowAccess(asked, desk.calendar, now);
  if ("fault" in outcome) return refused(outcome.fault);
  return save(scene, ticket.project, outcome.grant, expired, "grantOpened");
}

function endedFault(ticket: Ticket) {
  if (ticket.ending === null) return null;
  const situation = situationOf(ticket);
  return refused(refusal("ticket_ended", { event: "allowAccess", situation, allowedIn: [] }));
}

function readDuration(duration: string | null): Result<number | null> {
  if (duration === null) return done(null);
  const durationMs = parseDuration(duration);
  if (durationMs !== null) return done(durationMs);
  const wanted = { rule: "duration" } as const;
  return refused(
    refusal("field_invalid", { path: ["duration"], wanted, came: cameFrom(duration) }),
  );
}

export const readGrant: Action<"readGrant"> = async (visit) => {
  const { project, grant: id } = visit.request.parameters;
  const found = await findGrant(visit, project, id);
  return found.ok ? answered(visit, { grant: viewGrant(found.value, visit.now) }) : found;
};

export const extendGrant: Action<"extendGrant"> = async (visit) => {
  const { project, grant: id } = visit.request.parameters;
  const { duration = null } = visit.request.body;
  const found = await findGrant(visit, project, id);
  if (!found.ok) return found;
  const extended = await extendOrReopen(visit, project, found.value, duration);
  return extended.ok ? answered(visit, { grant: viewGrant(extended.value, visit.now) }) : extended;
};

async function extendOrReopen(
  scene: Scene,
  project: string,
  present: GrantRecord,
  duration: string | null,
): Promise<Result<GrantRecord>> {
  const durationMs = readDuration(duration);
  if (!durationMs.ok) return durationMs;
  if (grantState(present.grant, scene.now) === "expired") {
    const found = await findTicket(scene, project, present.grant.ticketId);
    return found.ok ? openGrant(scene, found.value.ticket, present, duration) : found;
  }
  const { desk, now } = scene;
  const standard = addBusinessDays(desk.calendar, now, grantLimits.defaultBusinessDays);
  const until = durationMs.value === null ? standard : now + durationMs.value;
  const outcome = extendOpen(present.grant, until, now);
  if ("fault" in outcome) return refused(outcome.fault);
  if (outcome.grant === present.grant) return done(present);
  return save(scene, project, outcome.grant, present, "grantExtended");
}

export const revokeGrant: Action<"revokeGrant"> = async (visit) => {
  const { project, grant: id } = visit.request.parameters;
  const found = await findGrant(visit, project, id);
  if (!found.ok) return found;
  const outcome = takeBack(found.value.grant, visit.now);
  if ("fault" in outcome) return refused(outcome.fault);
  if (outcome.grant === found.value.grant) {
    return answered(visit, { grant: viewGrant(found.value, visit.now) });
  }
  const revoked = await save(visit, project, outcome.grant, found.value, "grantRevoked");
  return revoked.ok ? answered(visit, { grant: viewGrant(revoked.value, visit.now) }) : revoked;
};

/** The confirmation keeps the ticket's grant open to the end. */
export async function lockTicketGrant(scene: Scene, { id, project }: Ticket): Promise<void> {
  const present = await scene.transaction.grants.ofTicket(id);
  if (present === null) return;
  await save(scene, project, lockGrant(present.grant, scene.now), present, "grantLocked");
}

/** The end of a ticket ends its grant. */
export async function endTicketGrant(scene: Scene, { id, project }: Ticket): Promise<void> {
  const present = await scene.transaction.grants.ofTicket(id);
  if (present === null) return;
  const ended = endGrant(present.grant, scene.now);
  if (ended !== present.grant) await save(scene, project, ended, present, "grantRevoked");
}

/** The ticket's own grant as the workflow sees it. */
export async function grantOf({ transaction, now }: Scene, ticketId: string) {
  const present = await transaction.grants.ofTicket(ticketId);
  return present === null ? null : keepOpen(present.grant, now);
}

async function save(
  scene: Scene,
  project: string,
  grant: GrantRecord["grant"],
  before: GrantRecord | null,
  kind: string,
): Promise<Result<GrantRecord>> {
  const after = { grant, version: (before?.version ?? 0) + 1 };
  await scene.transaction.grants.put(project, after);
  // Whole, so that the log alone tells how the grant stood.
  await record(scene, { project, ticketId: grant.ticketId, kind, payload: after });
  return done(after);
}
