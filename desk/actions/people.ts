import type { Instant } from "../../core/scalar/instant.ts";
import type { Random } from "./sealing.ts";
import type { Membership, Principal, Transaction } from "./store.ts";
import { hashOfToken, idOfToken, newToken } from "./tokens.ts";

export interface Enrolment {
  readonly principal: Principal;
  readonly memberships: readonly Membership[];
  readonly deskRoles: readonly ("engineer" | "admin")[];
}

export async function enrol({ people }: Transaction, enrolment: Enrolment): Promise<void> {
  const { principal, memberships, deskRoles } = enrolment;
  await people.put(principal);
  for (const membership of memberships) await people.join(principal.id, membership);
  for (const role of deskRoles) await people.appoint(principal.id, role);
}

export interface TokenTerms {
  readonly principalId: string;
  readonly mayWrite: boolean;
  readonly mayConfirm: boolean;
  readonly expiresAt: Instant | null;
}

/** The token is given back once; what is kept does not open anything. */
export async function issueToken(
  { people }: Transaction,
  random: Random,
  now: Instant,
  terms: TokenTerms,
): Promise<string> {
  const token = newToken(random);
  const kept = { id: idOfToken(token), hash: hashOfToken(token), createdAt: now };
  await people.putToken({ ...terms, ...kept, revokedAt: null, lastUsedAt: null });
  return token;
}
