/**
 * What the desk's actions ask of whatever keeps its data. Everything happens inside a transaction:
 * it is all stored and on the disk before its answer leaves, or nothing is.
 */
import type { Grant, RegistrationState } from "../../../core/access/index.ts";
import type { Charge } from "../../../core/form/charge.ts";
import type { InquiryKind, InquiryState } from "../../../core/inquiry.ts";
import type { Side } from "../../../core/people.ts";
import type { Instant } from "../../../core/scalar/instant.ts";
import type { DestroyPolicy } from "../../../core/workflow/destroy-policy.ts";
import type { Ticket } from "../../../core/workflow/ticket.ts";
import type { Result } from "../result.ts";
import type { People } from "./people.ts";
import type { Projects } from "./projects.ts";

export type * from "./people.ts";
export type * from "./projects.ts";

export interface Store {
  /**
   * What is refused stores nothing. `work` awaits nothing but the transaction: others of the same turn
   * wait for it. It may be run twice, the first time in vain.
   */
  transact<Value>(
    work: (transaction: Transaction) => Promise<Result<Value>>,
  ): Promise<Result<Value>>;
  close(): Promise<void>;
}

export interface Transaction {
  readonly projects: Projects;
  readonly people: People;
  readonly tickets: Tickets;
  readonly keys: Keys;
  readonly comments: Comments;
  readonly grants: Grants;
  readonly registrations: Registrations;
  readonly inquiries: Inquiries;
  readonly attachments: Attachments;
  readonly vault: Vault;
  readonly charges: Charges;
  readonly events: Events;
  readonly settings: Settings;
}

/** What a declaration has to do with a ticket; the workflow knows nothing of it. */
export interface Binding {
  readonly namespace: string | null;
  readonly origin: string | null;
  readonly held: boolean;
  readonly everHeld: boolean;
  readonly onDestroy: DestroyPolicy | null;
}

export interface ChargeRecord {
  readonly charge: Charge;
  readonly project: string;
  readonly number: string;
  readonly sequence: number;
}

/** An amount given back, VAT included. Charges are never edited. */
export interface Credit {
  readonly id: string;
  readonly amount: number;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

export interface ChargeFilter {
  readonly month: string;
  /** Null for all projects. */
  readonly project: string | null;
  readonly before: number | null;
  readonly limit: number;
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

export interface Inquiry {
  readonly id: string;
  readonly sequence: number;
  readonly number: string;
  readonly project: string;
  readonly key: string;
  readonly ticketId: string | null;
  readonly kind: InquiryKind;
  readonly state: InquiryState;
  readonly subject: string;
  readonly createdAt: Instant;
  readonly settledAt: Instant | null;
}

export interface InquiryMessage {
  readonly at: Instant;
  readonly by: string;
  readonly side: Side;
  readonly body: string;
}

export interface InquiryFilter {
  readonly project?: string;
  readonly ticketId?: string;
  readonly open?: boolean;
  readonly before?: number;
  readonly limit: number;
}

export interface Inquiries {
  find(id: string): Promise<Inquiry | null>;
  /** By what people say: `Q1`. */
  numbered(number: string): Promise<Inquiry | null>;
  byKey(
    project: string,
    key: string,
  ): Promise<{ readonly unsettled: Inquiry | null; readonly timesSettled: number }>;
  nextSequence(): Promise<number>;
  insert(inquiry: Inquiry): Promise<void>;
  update(inquiry: Inquiry): Promise<void>;
  list(filter: InquiryFilter): Promise<readonly Inquiry[]>;
  addMessage(inquiryId: string, message: InquiryMessage): Promise<void>;
  messages(inquiryId: string): Promise<readonly InquiryMessage[]>;
}

export interface StoredAttachment {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly mediaType: string;
}

export interface Attachments {
  list(ticketId: string): Promise<readonly StoredAttachment[]>;
  /** Seen by nobody before the attachment is added. */
  addChunk(id: string, sequence: number, bytes: Uint8Array): Promise<void>;
  /** Its chunks are there. */
  add(ticketId: string, attachment: StoredAttachment): Promise<void>;
  /** The ids of those that have chunks and were not added. */
  uploads(): Promise<readonly string[]>;
  /** The chunks of what was not added; what was added stays. */
  discard(id: string): Promise<void>;
  chunk(id: string, sequence: number): Promise<Uint8Array | null>;
  remove(id: string): Promise<void>;
}

export type KeyPurpose = "contact" | "security_info";

export interface DataKey {
  readonly masterVersion: number;
  readonly wrapped: string;
}

export interface WrappedKey {
  readonly project: string;
  readonly ticketId: string;
  readonly purpose: KeyPurpose;
  readonly key: DataKey;
}

/** What is sealed, and the keys it is sealed under. A destroyed key takes every copy with it. */
export interface Vault {
  dataKey(ticketId: string, purpose: KeyPurpose): Promise<DataKey | null>;
  putDataKey(ticketId: string, purpose: KeyPurpose, key: DataKey): Promise<void>;
  sealed(ticketId: string, purpose: KeyPurpose): Promise<string | null>;
  /** The same key under another master key; the old wrapping leaves no byte. */
  rewrap(ticketId: string, purpose: KeyPurpose, key: DataKey): Promise<void>;
  /** One of those that the newest master key has wrapped; null when nothing is sealed. */
  newestWrapped(): Promise<WrappedKey | null>;
  /** Those that an older master key wraps. */
  wrappedBefore(masterVersion: number, limit: number): Promise<readonly WrappedKey[]>;
  putSealed(ticketId: string, purpose: KeyPurpose, ciphertext: string): Promise<void>;
  destroy(ticketId: string, purpose: KeyPurpose): Promise<void>;
}

export interface Charges {
  add(project: string, charge: Charge): Promise<void>;
  ofTicket(ticketId: string): Promise<ChargeRecord | null>;
  ofMonth(filter: ChargeFilter): Promise<readonly ChargeRecord[]>;
  credits(ticketId: string): Promise<readonly Credit[]>;
  addCredit(ticketId: string, credit: Credit): Promise<void>;
}

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

export interface Events {
  append(entry: LogEntry): Promise<void>;
  nextPlace(project: string, ticketId: string | null): Promise<NextPlace>;
  lastOfTicket(ticketId: string): Promise<LogEntry | null>;
  ofTicket(ticketId: string, after: number, limit: number): Promise<readonly LogEntry[]>;
  ofProject(project: string, after: number, limit: number): Promise<readonly LogEntry[]>;
}

/** The few facts of the desk itself, such as its id. */
export interface Settings {
  read(name: string): Promise<string | null>;
  write(name: string, value: string): Promise<void>;
}
