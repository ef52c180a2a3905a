/** Tickets, what a declaration has to do with them, the keys that lead to them, and what was said of them. */
import type { Instant } from "../../../core/scalar/instant.ts";
import type { DestroyPolicy } from "../../../core/workflow/destroy-policy.ts";
import type { Ticket } from "../../../core/workflow/ticket.ts";

/** What a declaration has to do with a ticket; the workflow knows nothing of it. */
export interface Binding {
  readonly namespace: string | null;
  readonly origin: string | null;
  readonly held: boolean;
  readonly everHeld: boolean;
  readonly onDestroy: DestroyPolicy | null;
}

export interface TicketRecord {
  readonly ticket: Ticket;
  readonly binding: Binding;
  readonly consentWithdrawnAt: Instant | null;
  readonly contactErasedAt: Instant | null;
}

export interface TicketFilter {
  readonly project: string;
  readonly state?: string;
  readonly serverId?: string;
  readonly namespace?: string;
  readonly held?: "never" | "no";
  readonly open?: boolean;
  /** Only those filed before this one: the newest come first. */
  readonly before?: number;
  readonly limit: number;
}

export type EverywhereFilter = Pick<TicketFilter, "state" | "open" | "before" | "limit">;

export interface TicketMetrics {
  readonly waiting: number;
  /** Null when none waits. */
  readonly firstSince: Instant | null;
  readonly late: number;
}

export interface Tickets {
  find(id: string): Promise<TicketRecord | null>;
  /** By what people say: `N1`. */
  numbered(number: string): Promise<TicketRecord | null>;
  nextSequence(): Promise<number>;
  insert(record: TicketRecord): Promise<void>;
  /** False when the ticket has moved on from the version before this one. */
  update(ticket: Ticket): Promise<boolean>;
  bind(id: string, binding: Binding): Promise<void>;
  withdrawConsent(id: string, at: Instant): Promise<void>;
  markErased(id: string, at: Instant): Promise<void>;
  list(filter: TicketFilter): Promise<readonly TicketRecord[]>;
  /** Of all projects, for desk staff. */
  listEverywhere(filter: EverywhereFilter): Promise<readonly TicketRecord[]>;
  /** Those waiting to be claimed: the higher class first, within a class as they were filed. */
  queue(limit: number): Promise<readonly TicketRecord[]>;
  /** Those filed off hours whose time has come. */
  due(now: Instant, limit: number): Promise<readonly TicketRecord[]>;
  /** Unended ones whose deadline has passed, with no record of it in the log yet. */
  late(now: Instant, limit: number): Promise<readonly TicketRecord[]>;
  putDeadline(id: string, dueAt: Instant | null, isMissRecorded: boolean): Promise<void>;
  /** How many wait to be claimed, since when the first, and how many open ones are late. */
  metrics(now: Instant): Promise<TicketMetrics>;
  /** Those that have not ended, the oldest first. */
  unended(after: number, limit: number): Promise<readonly TicketRecord[]>;
  oldest(after: number, limit: number): Promise<readonly TicketRecord[]>;
  /** A confirmed ticket on the server that has not ended. */
  confirmedOn(project: string, serverId: string): Promise<TicketRecord | null>;
}

export interface KeyRecord {
  readonly ticketId: string | null;
  readonly timesFreed: number;
  readonly lastTicketId: string | null;
}

export interface Keys {
  find(project: string, key: string): Promise<KeyRecord | null>;
  ofTicket(project: string, ticketId: string): Promise<readonly string[]>;
  /** The key must be free. */
  bind(project: string, key: string, ticketId: string): Promise<void>;
  /** All keys of the ticket; none is no mistake. */
  free(project: string, ticketId: string): Promise<void>;
}

export interface Comment {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly kind: string;
  readonly body: string;
}

export interface Comments {
  add(ticketId: string, comment: Comment): Promise<void>;
  list(ticketId: string): Promise<readonly Comment[]>;
  last(ticketId: string): Promise<Comment | null>;
  lastOfKind(ticketId: string, kind: string): Promise<Comment | null>;
}
