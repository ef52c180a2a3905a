import { addBusinessDays, type Calendar } from "../calendar/index.ts";
import { type Fault, refusal } from "../fault.ts";
import { dayMs, type Instant } from "../scalar/instant.ts";

/** The opening through which engineers reach one server for one support request. */
export interface Grant {
  readonly id: string;
  readonly ticketId: string;
  readonly serverId: string;
  readonly port: number;
  /** The desk's own source set, never the caller's. */
  readonly sourceCidrs: readonly string[];
  readonly activatedAt: Instant;
  readonly expiresAt: Instant;
  /** From confirmation to the end of the ticket the desk keeps it open; nobody revokes it meanwhile. */
  readonly lockedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

export const grantStates = ["active", "expired", "revoked"] as const;

export type GrantState = (typeof grantStates)[number];

export const grantLimits = {
  defaultBusinessDays: 5,
  /** How long a grant may stay open for work that nobody has confirmed. */
  unconfirmedMaxMs: 14 * dayMs,
} as const;

/** How far ahead the desk extends the grant of a confirmed ticket, again and again. */
const extensionMs = dayMs;

export type GrantOutcome = { readonly grant: Grant } | { readonly fault: Fault };

/** What is fixed when access is allowed; the rest follows. */
export type GrantRequest = Pick<Grant, "id" | "ticketId" | "serverId" | "port" | "sourceCidrs"> & {
  /** Null for the default of five business days. */
  readonly durationMs: number | null;
};

/** Who names no length is never refused for one: long holidays stretch it no further than any grant may. */
export function defaultExpiry(calendar: Calendar, now: Instant, activatedAt: Instant): Instant {
  const inBusinessDays = addBusinessDays(calendar, now, grantLimits.defaultBusinessDays);
  return Math.min(inBusinessDays, latestExpiry(activatedAt));
}

export function allowAccess(
  { durationMs, ...request }: GrantRequest,
  calendar: Calendar,
  now: Instant,
): GrantOutcome {
  const expiresAt = durationMs === null ? defaultExpiry(calendar, now, now) : now + durationMs;
  const grant = { ...request, activatedAt: now, expiresAt, lockedAt: null, revokedAt: null };
  const fault = tooLong(grant);
  return fault === null ? { grant } : { fault };
}

/** The latest end of a grant activated at this moment, as long as no work is confirmed. */
export function latestExpiry(activatedAt: Instant): Instant {
  return activatedAt + grantLimits.unconfirmedMaxMs;
}

function tooLong({ activatedAt, expiresAt }: Grant): Fault | null {
  const latest = latestExpiry(activatedAt);
  return expiresAt <= latest ? null : refusal("grant_too_long", { latest, came: expiresAt });
}

export function grantState(grant: Grant, now: Instant): GrantState {
  if (grant.revokedAt !== null) return "revoked";
  return grant.lockedAt !== null || now < grant.expiresAt ? "active" : "expired";
}

/** Whether engineers can come in now and until the end of a window. */
export function isActiveThrough(grant: Grant, now: Instant, endAt: Instant): boolean {
  return (
    grantState(grant, now) === "active" && (grant.lockedAt !== null || endAt <= grant.expiresAt)
  );
}

/** A later end; an earlier one changes nothing. After the confirmation the desk extends by itself. */
export function extendGrant(grant: Grant, expiresAt: Instant, now: Instant): GrantOutcome {
  if (grantState(grant, now) !== "active") return { fault: refusal("grant_ended", {}) };
  if (grant.lockedAt !== null || expiresAt <= grant.expiresAt) return { grant };
  const extended = { ...grant, expiresAt };
  const fault = tooLong(extended);
  return fault === null ? { grant: extended } : { fault };
}

/** The customer takes the access back; what is already ended stays as it ended. */
export function revokeGrant(grant: Grant, now: Instant): GrantOutcome {
  if (grant.lockedAt !== null && grant.revokedAt === null)
    return { fault: refusal("grant_locked", {}) };
  return { grant: ended(grant, now) };
}

/** The confirmation keeps the grant open from now on. */
export function lockGrant(grant: Grant, now: Instant): Grant {
  return { ...grant, lockedAt: grant.lockedAt ?? now };
}

/** The end of the ticket ends its grant, locked or not. */
export function endGrant(grant: Grant, now: Instant): Grant {
  return ended(grant, now);
}

function ended(grant: Grant, now: Instant): Grant {
  return grantState(grant, now) === "active" ? { ...grant, revokedAt: now } : grant;
}

/** A locked grant shows an end that always lies ahead. */
export function keepOpen(grant: Grant, now: Instant): Grant {
  if (grant.lockedAt === null || grantState(grant, now) !== "active") return grant;
  return grant.expiresAt > now ? grant : { ...grant, expiresAt: now + extensionMs };
}
