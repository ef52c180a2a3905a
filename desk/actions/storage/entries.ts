/** The audit log. */
import type { Instant } from "../../../core/scalar/instant.ts";

/** One entry of the audit log, as it stands in both chains. */
export interface LogEntry {
  readonly id: string;
  readonly project: string;
  readonly sequence: number;
  readonly ticketId: string | null;
  readonly ticketSequence: number | null;
  readonly at: Instant;
  readonly by: string;
  readonly role: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The hash of the ticket's entry before this one. */
  readonly previousHash: string;
  readonly hash: string;
}

/** Where the next entry stands in the log of its project, and in the chain of its ticket if it has one. */
export interface NextPlace {
  readonly sequence: number;
  readonly ticketSequence: number;
  /** Null before the first of a ticket. */
  readonly previousHash: string | null;
}

export interface Entries {
  append(entry: LogEntry): Promise<void>;
  nextPlace(project: string, ticketId: string | null): Promise<NextPlace>;
  lastOfTicket(ticketId: string): Promise<LogEntry | null>;
  ofTicket(ticketId: string, after: number, limit: number): Promise<readonly LogEntry[]>;
  ofProject(project: string, after: number, limit: number): Promise<readonly LogEntry[]>;
}
