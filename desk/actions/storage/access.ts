/** The engineers' way in: firewall grants and key registrations. */
import type { Grant, RegistrationState } from "../../../core/access/index.ts";
import type { Instant } from "../../../core/scalar/instant.ts";

export interface GrantRecord {
  readonly grant: Grant;
  readonly version: number;
}

export interface Grants {
  find(project: string, id: string): Promise<GrantRecord | null>;
  /** The ticket's own that was not revoked; it may have expired. */
  ofTicket(ticketId: string): Promise<GrantRecord | null>;
  everyOfTicket(ticketId: string): Promise<readonly GrantRecord[]>;
  /** Those that have expired, with no record of it in the log yet. */
  expired(
    now: Instant,
    limit: number,
  ): Promise<readonly (GrantRecord & { readonly project: string })[]>;
  markExpiryRecorded(id: string): Promise<void>;
  put(project: string, record: GrantRecord): Promise<void>;
}

export interface Registration {
  readonly id: string;
  readonly serverId: string;
  readonly account: string;
  readonly fingerprint: string;
  readonly authorizedKeysLine: string;
  readonly state: RegistrationState;
  readonly version: number;
}

export interface Registrations {
  find(project: string, id: string): Promise<Registration | null>;
  findAnywhere(
    id: string,
  ): Promise<{ readonly project: string; readonly registration: Registration } | null>;
  /** Those on the server that were not removed. */
  ofServer(project: string, serverId: string): Promise<readonly Registration[]>;
  ofProject(project: string): Promise<readonly Registration[]>;
  put(project: string, registration: Registration): Promise<void>;
}
