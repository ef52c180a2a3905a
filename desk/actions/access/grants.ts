/** Firewall grants: the opening through which engineers reach one server for one ticket. */
import {
  allowAccess,
  defaultExpiry,
  endGrant,
  extendGrant as extend,
  grantState,
  keepOpen,
  lockGrant,
  revokeGrant as revoke,
} from "../../../core/access/index.ts";
import { cameFrom, refusal } from "../../../core/fault.ts";
import { parseDuration } from "../../../core/scalar/duration.ts";
import { situationOf } from "../../../core/workflow/situation.ts";
import type { Ticket } from "../../../core/workflow/ticket.ts";
import { findGrant, findServer, findTicket, notFound } from "../find.ts";
import { recordEntry } from "../audit/log.ts";
import { ok, refused, type Result } from "../result.ts";
import type { GrantRecord } from "../storage/store.ts";
import { viewGrant } from "../tickets/view.ts";
import { type Action, type ActionContext, answered, newId } from "../context.ts";

export const putGrant: Action<"putGrant"> = async (call) => {
  const { project, ticket: id } = call.request.parameters;
  const found = await findTicket(call, project, id);
  if (!found.ok) return found;
  const { ticket } = found.value;
  const { serverId, duration } = call.request.body;
  if (serverId !== ticket.application.serverId) {
    const fixed = { serverId: ticket.application.serverId, cameServerId: serverId };
    return refused(refusal("server_fixed", fixed));
  }
  const present = await call.transaction.grants.ofTicket(id);
  if (present !== null && grantState(present.grant, call.now) === "active") {
    return answered(call, { grant: viewGrant(present, call.now) });
  }
  const opened = await openGrant(call, ticket, present, duration ?? null);
  return opened.ok ? answered(call, { grant: viewGrant(opened.value, call.now) }) : opened;
};

/** A new grant, or the expired one again from now on. */
async function openGrant(
  context: ActionContext,
  ticket: Ticket,
  expired: GrantRecord | null,
  duration: string | null,
): Promise<Result<GrantRecord>> {
  const { desk, transaction, now } = context;
  const ended = endedFault(ticket);
  if (ended !== null) return ended;
  const durationMs = readDuration(duration);
  if (!durationMs.ok) return durationMs;
  const server = await findServer(context, ticket.project, ticket.application.serverId);
  if (!server.ok) return server;
  const profile = await transaction.projects.accessProfileAt(now);
  if (profile === null) return notFound("access profile", "current");
  const id = expired?.grant.id ?? newId(desk, "grt");
  const place = { id, ticketId: ticket.id, serverId: server.value.id, port: server.value.sshPort };
  const asked = { ...place, sourceCidrs: profile.sourceCidrs, durationMs: durationMs.value };
  const outcome = allowAccess(asked, desk.calendar, now);
  if ("fault" in outcome) return refused(outcome.fault);
  return save(context, ticket.project, outcome.grant, expired, "grantOpened");
}

function endedFault(ticket: Ticket) {
  if (ticket.ending === null) return null;
  const situation = situationOf(ticket);
  return refused(refusal("ticket_ended", { event: "allowAccess", situation, allowedIn: [] }));
}

function readDuration(duration: string | null): Result<number | null> {
  if (duration === null) return ok(null);
  const durationMs = parseDuration(duration);
  if (durationMs !== null) return ok(durationMs);
  const wanted = { rule: "duration" } as const;
  return refused(
    refusal("field_invalid", { path: ["duration"], wanted, came: cameFrom(duration) }),
  );
}

export const readGrant: Action<"readGrant"> = async (call) => {
  const { project, grant: id } = call.request.parameters;
  const found = await findGrant(call, project, id);
  return found.ok ? answered(call, { grant: viewGrant(found.value, call.now) }) : found;
};

export const extendGrant: Action<"extendGrant"> = async (call) => {
  const { project, grant: id } = call.request.parameters;
  const { duration = null } = call.request.body;
  const found = await findGrant(call, project, id);
  if (!found.ok) return found;
  const extended = await extendOrReopen(call, project, found.value, duration);
  return extended.ok ? answered(call, { grant: viewGrant(extended.value, call.now) }) : extended;
};

async function extendOrReopen(
  context: ActionContext,
  project: string,
  present: GrantRecord,
  duration: string | null,
): Promise<Result<GrantRecord>> {
  const durationMs = readDuration(duration);
  if (!durationMs.ok) return durationMs;
  if (grantState(present.grant, context.now) === "expired") {
    const found = await findTicket(context, project, present.grant.ticketId);
    return found.ok ? openGrant(context, found.value.ticket, present, duration) : found;
  }
  const { desk, now } = context;
  const until =
    durationMs.value === null
      ? defaultExpiry(desk.calendar, now, present.grant.activatedAt)
      : now + durationMs.value;
  const outcome = extend(present.grant, until, now);
  if ("fault" in outcome) return refused(outcome.fault);
  if (outcome.grant === present.grant) return ok(present);
  return save(context, project, outcome.grant, present, "grantExtended");
}

export const revokeGrant: Action<"revokeGrant"> = async (call) => {
  const { project, grant: id } = call.request.parameters;
  const found = await findGrant(call, project, id);
  if (!found.ok) return found;
  const outcome = revoke(found.value.grant, call.now);
  if ("fault" in outcome) return refused(outcome.fault);
  if (outcome.grant === found.value.grant) {
    return answered(call, { grant: viewGrant(found.value, call.now) });
  }
  const revoked = await save(call, project, outcome.grant, found.value, "grantRevoked");
  return revoked.ok ? answered(call, { grant: viewGrant(revoked.value, call.now) }) : revoked;
};

/** The confirmation keeps the ticket's grant open to the end. */
export async function lockTicketGrant(
  context: ActionContext,
  { id, project }: Ticket,
): Promise<void> {
  const present = await context.transaction.grants.ofTicket(id);
  if (present === null) return;
  await save(context, project, lockGrant(present.grant, context.now), present, "grantLocked");
}

/** The end of a ticket ends its grant. */
export async function endTicketGrant(
  context: ActionContext,
  { id, project }: Ticket,
): Promise<void> {
  const present = await context.transaction.grants.ofTicket(id);
  if (present === null) return;
  const ended = endGrant(present.grant, context.now);
  if (ended !== present.grant) await save(context, project, ended, present, "grantRevoked");
}

/** The ticket's own grant as the workflow sees it. */
export async function grantOf({ transaction, now }: ActionContext, ticketId: string) {
  const present = await transaction.grants.ofTicket(ticketId);
  return present === null ? null : keepOpen(present.grant, now);
}

async function save(
  context: ActionContext,
  project: string,
  grant: GrantRecord["grant"],
  before: GrantRecord | null,
  kind: string,
): Promise<Result<GrantRecord>> {
  const after = { grant, version: (before?.version ?? 0) + 1 };
  await context.transaction.grants.put(project, after);
  // Whole, so that the log alone says how the grant stood.
  await recordEntry(context, { project, ticketId: grant.ticketId, kind, payload: after });
  return ok(after);
}
