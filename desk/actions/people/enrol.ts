import type { Instant } from "../../../core/scalar/instant.ts";
import { type AuditContext, deskLog, recordEvent } from "../audit/log.ts";
import type { Principal, Roles } from "../storage/store.ts";
import { hashOfToken, idOfToken, newToken } from "./tokens.ts";

export interface Enrolment extends Roles {
  readonly principal: Principal;
}

/** Somebody with exactly these roles from now on. */
export async function enrol(context: AuditContext, enrolment: Enrolment): Promise<void> {
  const { people } = context.transaction;
  const { principal, ...roles } = enrolment;
  await people.put(principal);
  await people.putRoles(principal.id, roles);
  // Not the name: what stands in the log is there for ever.
  const { id: principalId, kind, side } = principal;
  const payload = { principalId, kind, side, ...roles };
  await recordEvent(context, { project: deskLog, ticketId: null, kind: "principalPut", payload });
}

export interface TokenTerms {
  readonly principalId: string;
  readonly mayWrite: boolean;
  readonly mayConfirm: boolean;
  readonly expiresAt: Instant | null;
}

/** The token is given back once; what is kept, and what is logged, does not open anything. */
export async function issueToken(context: AuditContext, terms: TokenTerms): Promise<string> {
  const { desk, transaction, now } = context;
  const token = newToken(desk.random);
  const id = idOfToken(token);
  const kept = { ...terms, id, hash: hashOfToken(token), createdAt: now };
  await transaction.people.putToken({ ...kept, revokedAt: null, lastUsedAt: null });
  const payload = { tokenId: id, ...terms };
  await recordEvent(context, { project: deskLog, ticketId: null, kind: "tokenCreated", payload });
  return token;
}
