/** What the store keeps of people: who they are, where they belong, and their tokens. */
import type { DeskRole, PrincipalKind, ProjectRole, Side } from "../../../core/people.ts";
import type { Instant } from "../../../core/scalar/instant.ts";

export interface Principal {
  readonly id: string;
  readonly name: string;
  readonly kind: PrincipalKind;
  readonly side: Side;
}

export interface Token {
  readonly id: string;
  /** Hexadecimal SHA-256 of the token. */
  readonly hash: string;
  readonly principalId: string;
  readonly mayWrite: boolean;
  readonly mayConfirm: boolean;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
  readonly lastUsedAt: Instant | null;
}

/** A token and whom it speaks for. */
export interface Bearer {
  readonly token: Token;
  readonly kind: Principal["kind"];
  /** For life: whoever is of the one side has no role on the other. */
  readonly side: Principal["side"];
}

export interface Membership {
  readonly project: string;
  readonly role: ProjectRole;
}

export interface Roles {
  readonly memberships: readonly Membership[];
  readonly deskRoles: readonly DeskRole[];
}

export interface People {
  put(principal: Principal): Promise<void>;
  /** Exactly these roles from now on. */
  putRoles(principalId: string, roles: Roles): Promise<void>;
  find(principalId: string): Promise<Principal | null>;
  /** In the order of their ids. */
  list(after: string, limit: number): Promise<readonly Principal[]>;
  admins(): Promise<readonly string[]>;
  memberships(principalId: string): Promise<readonly Membership[]>;
  deskRoles(principalId: string): Promise<readonly DeskRole[]>;
  token(id: string): Promise<Token | null>;
  bearer(tokenId: string): Promise<Bearer | null>;
  /** In the order of their ids; of everybody, or of one. */
  tokens(principalId: string | null, after: string, limit: number): Promise<readonly Token[]>;
  putToken(token: Token): Promise<void>;
  useToken(id: string, at: Instant): Promise<void>;
  revokeToken(id: string, at: Instant): Promise<void>;
}
