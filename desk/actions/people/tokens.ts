/** Tokens: 256 random bits that are kept as a hash only, so that a stolen database opens no door. */
import { hash, timingSafeEqual } from "node:crypto";
import { type FaultOf, refusal } from "../../../core/fault.ts";
import type { Instant } from "../../../core/scalar/instant.ts";
import { type AuditContext, deskLog, recordEntry } from "../audit/log.ts";
import type { Caller } from "./caller.ts";
import type { Random } from "../privacy/sealing.ts";
import { ok, refused, type Result } from "../result.ts";
import type { Bearer, Transaction } from "../storage/store.ts";

export const tokenPrefix = "dfk_";
const tokenBytes = 32;
const tokenPattern = /^dfk_[A-Za-z0-9_-]{43}$/;
/** Last use is told to the minute: one write a minute and token, not one a request. */
const lastUseStepMs = 60_000;

export function newToken(random: Random): string {
  return tokenPrefix + Buffer.from(random(tokenBytes)).toString("base64url");
}

export function hashOfToken(token: string): string {
  return hash("sha256", token, "hex");
}

/** Says which token is meant in lists and logs, and opens nothing. */
export function idOfToken(token: string): string {
  return idOfHash(hashOfToken(token));
}

function idOfHash(tokenHash: string): string {
  return `tok_${tokenHash.slice(0, 16)}`;
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
  await recordEntry(context, { project: deskLog, ticketId: null, kind: "tokenCreated", payload });
  return token;
}

/** Who calls. What is wrong with a token is said; whether another would fit is not. */
export async function authenticate(
  transaction: Transaction,
  token: string | null,
  now: Instant,
): Promise<Result<Caller>> {
  if (token === null) return refused(unauthenticated("missing"));
  if (!tokenPattern.test(token)) return refused(unauthenticated("malformed"));
  const tokenHash = hashOfToken(token);
  const bearer = await transaction.people.bearer(idOfHash(tokenHash));
  if (bearer === null || !sameHash(bearer.token.hash, tokenHash)) {
    return refused(unauthenticated("unknown"));
  }
  const { token: known } = bearer;
  if (known.revokedAt !== null) return refused(unauthenticated("revoked"));
  if (known.expiresAt !== null && known.expiresAt <= now)
    return refused(unauthenticated("expired"));
  if (known.lastUsedAt === null || known.lastUsedAt + lastUseStepMs <= now) {
    await transaction.people.useToken(known.id, now);
  }
  return ok(await callerOf(transaction, bearer));
}

async function callerOf({ people }: Transaction, bearer: Bearer): Promise<Caller> {
  const { token, kind, side } = bearer;
  const { principalId } = token;
  return {
    tokenId: token.id,
    principalId,
    kind,
    memberships: side === "project" ? await people.memberships(principalId) : [],
    deskRoles: side === "desk" ? await people.deskRoles(principalId) : [],
    mayWrite: token.mayWrite,
    mayConfirm: token.mayConfirm,
  };
}

function sameHash(left: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(left, "hex"), Buffer.from(right, "hex"));
}

type TokenProblem = FaultOf<"unauthenticated">["details"]["problem"];

function unauthenticated(problem: TokenProblem): FaultOf<"unauthenticated"> {
  return refusal("unauthenticated", { problem });
}
