/** The tables, replayed from the log alone. Bindings and keys are not logged, and so not replayed. */
import type { Grant } from "../../../core/access/grant.ts";
import { type Charge, chargeFor } from "../../../core/form/charge.ts";
import type { Ticket } from "../../../core/workflow/ticket.ts";
import { hasMembers } from "../stored-document.ts";
import type {
  Comment,
  Credit,
  GrantRecord,
  Inquiry,
  InquiryMessage,
  KeyPurpose,
  LogEntry,
  Registration,
  StoredAttachment,
} from "../storage/store.ts";

/** An attachment without its content and the id that nobody sees. */
export type AttachmentDescription = Omit<StoredAttachment, "id">;

/** Everything that the log says of one ticket. */
export interface TicketHistory {
  readonly ticket: Ticket | null;
  readonly comments: readonly Comment[];
  /** By id. */
  readonly grants: ReadonlyMap<string, GrantRecord>;
  readonly charge: Charge | null;
  readonly credits: readonly Credit[];
  /** By name. */
  readonly attachments: ReadonlyMap<string, AttachmentDescription>;
  /** The newest ciphertexts, also of what was destroyed since. */
  readonly sealed: Readonly<Partial<Record<KeyPurpose, unknown>>>;
}

const isTicket = hasMembers<Ticket>("id", "state", "version", "application", "lastAction");
const isGrant = hasMembers<GrantRecord>("grant", "version");
const isWholeGrant = hasMembers<Grant>("id", "ticketId", "expiresAt");
const isAttachmentDescription = hasMembers<AttachmentDescription>(
  "name",
  "sizeBytes",
  "sha256",
  "mediaType",
);
const hasInquiry = hasMembers<{ readonly inquiry: Inquiry }>("inquiry");
const hasRegistration = hasMembers<{ readonly registration: Registration }>("registration");

/** `entries` are those of one ticket in their order. */
export function replayTicket(entries: readonly LogEntry[]): TicketHistory {
  const fields = merged(entries.map(({ payload }) => membersOf(payload, "changes")));
  const ticket: Ticket | null = isTicket(fields) ? fields : null;
  return {
    ticket,
    comments: entries.flatMap(commentIn),
    grants: new Map(entries.flatMap(grantIn).map((record) => [record.grant.id, record])),
    charge: ticket === null ? null : chargeOf(ticket),
    credits: entries.flatMap(creditIn),
    attachments: attachmentsIn(entries),
    sealed: merged(entries.map(sealedIn)),
  };
}

/** By id; of one project. */
export function registrationsIn(entries: readonly LogEntry[]): ReadonlyMap<string, Registration> {
  const logged = entries.flatMap(({ payload }) =>
    hasRegistration(payload) ? [payload.registration] : [],
  );
  return new Map(logged.map((registration) => [registration.id, registration]));
}

/** The last of equal names wins. */
function merged(parts: readonly object[]): object {
  return Object.fromEntries(parts.flatMap((part) => Object.entries<unknown>({ ...part })));
}

export interface InquiryHistory {
  readonly inquiry: Inquiry;
  readonly messages: readonly InquiryMessage[];
}

/** By id; of one project. */
export function inquiriesIn(entries: readonly LogEntry[]): ReadonlyMap<string, InquiryHistory> {
  const logged = new Map<string, InquiryHistory>();
  for (const { payload, at, by } of entries) {
    if (!hasInquiry(payload)) continue;
    const { inquiry } = payload;
    const message = "body" in payload ? [messageIn(payload, at, by)] : [];
    const messages = [...(logged.get(inquiry.id)?.messages ?? []), ...message];
    logged.set(inquiry.id, { inquiry, messages });
  }
  return logged;
}

function messageIn(payload: LogEntry["payload"], at: number, by: string): InquiryMessage {
  const side = text(payload, "side") === "desk" ? "desk" : "project";
  return { at, by, side, body: text(payload, "body") };
}

function attachmentsIn(entries: readonly LogEntry[]): ReadonlyMap<string, AttachmentDescription> {
  const present = new Map<string, AttachmentDescription>();
  for (const { kind, payload } of entries) {
    if (!isAttachmentDescription(payload)) continue;
    if (kind === "attachmentAdded") present.set(payload.name, payload);
    else present.delete(payload.name);
  }
  return present;
}

function membersOf(payload: LogEntry["payload"], name: string): object {
  const part = payload[name];
  return typeof part === "object" && part !== null ? part : {};
}

function text(payload: LogEntry["payload"], name: string): string {
  return String(payload[name]);
}

function commentIn({ kind, at, payload }: LogEntry): readonly Comment[] {
  if (kind !== "commented") return [];
  const [id, by] = [text(payload, "commentId"), text(payload, "by")];
  return [{ id, at, by, kind: text(payload, "kind"), body: text(payload, "body") }];
}

function grantIn({ payload }: LogEntry): readonly GrantRecord[] {
  return isGrant(payload) && isWholeGrant(payload.grant) ? [payload] : [];
}

function chargeOf({ id, charged, ending }: Ticket): Charge | null {
  return charged === null || ending === null ? null : chargeFor(id, charged, ending.endedAt);
}

function creditIn({ kind, at, by, payload }: LogEntry): readonly Credit[] {
  if (kind !== "creditGiven") return [];
  const reason = text(payload, "reason");
  return [{ id: text(payload, "creditId"), amount: Number(payload["amount"]), reason, by, at }];
}

/** Ciphertexts by what they are of. */
function sealedIn({ payload }: LogEntry): Readonly<Partial<Record<KeyPurpose, unknown>>> {
  const { contact, securityInfo }: { contact?: unknown; securityInfo?: unknown } = membersOf(
    payload,
    "sealed",
  );
  return {
    ...(contact === undefined ? {} : { contact }),
    ...(securityInfo === undefined ? {} : { security_info: securityInfo }),
  };
}
