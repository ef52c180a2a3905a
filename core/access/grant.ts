import type { Instant } from "../scalar/instant.ts";

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
