/** Compares the tables with what is replayed from the log. */
import { createHash } from "node:crypto";
import { canonicalJson } from "../../../core/scalar/digest.ts";
import { noHash } from "./log.ts";
import type { KeyPurpose, LogEntry, TicketRecord, Transaction } from "../storage/store.ts";
import type { Finding, ReplayedTable } from "./finding.ts";
import {
  inquiriesIn,
  type InquiryHistory,
  registrationsIn,
  replayTicket,
  type TicketHistory,
} from "./replay.ts";

export async function ticketFindings(
  transaction: Transaction,
  record: TicketRecord,
): Promise<readonly Finding[]> {
  const { id } = record.ticket;
  const entries = await allOfTicket(transaction, id);
  const history = replayTicket(entries);
  const comments = await transaction.comments.list(id);
  const grants = await transaction.grants.everyOfTicket(id);
  const charged = await transaction.charges.ofTicket(id);
  const credits = await transaction.charges.credits(id);
  return [
    ...chainFindings(id, entries),
    ...differs("ticket", id, history.ticket, record.ticket),
    ...differs("comment", id, history.comments, comments),
    ...differs("firewall_grant", id, byId([...history.grants.values()]), byId(grants)),
    ...differs("charge", id, history.charge, charged?.charge ?? null),
    ...differs("credit", id, history.credits, credits),
    ...(await attachmentFindings(transaction, id, history)),
    ...(await sealedFindings(transaction, record, history)),
  ];
}

function byId<Record extends { readonly grant: { readonly id: string } }>(
  records: readonly Record[],
): readonly Record[] {
  return records.toSorted((left, right) => (left.grant.id < right.grant.id ? -1 : 1));
}

const pageSize = 500;

async function allOfTicket({ entries }: Transaction, ticketId: string): Promise<LogEntry[]> {
  const all: LogEntry[] = [];
  for (;;) {
    const after = all.at(-1)?.ticketSequence ?? -1;
    const page = await entries.ofTicket(ticketId, after, pageSize);
    all.push(...page);
    if (page.length < pageSize) return all;
  }
}

function chainFindings(ticketId: string, entries: readonly LogEntry[]): readonly Finding[] {
  return entries.flatMap(({ ticketSequence, previousHash }, index): readonly Finding[] => {
    const before = entries[index - 1]?.hash ?? noHash;
    const fits = ticketSequence === index && previousHash === before;
    return fits ? [] : [{ kind: "chain_broken", ticketId, sequence: index }];
  });
}

function differs(
  table: ReplayedTable,
  id: string,
  logged: unknown,
  stored: unknown,
): readonly Finding[] {
  const isSame = canonicalJson([logged]) === canonicalJson([stored]);
  return isSame ? [] : [{ kind: "table_differs", table, id }];
}

/** The files too are those that were taken: their hashes stand in the log. */
async function attachmentFindings(
  { attachments }: Transaction,
  ticketId: string,
  history: TicketHistory,
): Promise<readonly Finding[]> {
  const stored = [];
  for (const { id, ...description } of await attachments.list(ticketId)) {
    stored.push({ ...description, sha256: await hashOf(attachments, id) });
  }
  return differs("attachment", ticketId, sorted([...history.attachments.values()]), sorted(stored));
}

async function hashOf(attachments: Transaction["attachments"], id: string): Promise<string> {
  const hash = createHash("sha256");
  for (let sequence = 0; ; sequence += 1) {
    const chunk = await attachments.chunk(id, sequence);
    if (chunk === null) return hash.digest("hex");
    hash.update(chunk);
  }
}

function sorted<Item extends { readonly name: string }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

/** What is sealed is what was logged last, or it was destroyed as it had to be. */
async function sealedFindings(
  { vault }: Transaction,
  { ticket, contactErasedAt }: TicketRecord,
  { sealed }: TicketHistory,
): Promise<readonly Finding[]> {
  const mayBeGone: Readonly<Record<KeyPurpose, boolean>> = {
    contact: contactErasedAt !== null,
    security_info: ticket.ending !== null || ticket.application.securityInfoFor.length === 0,
  };
  const purposes: readonly KeyPurpose[] = ["contact", "security_info"];
  const findings = purposes.map(async (purpose) => {
    const stored = await vault.sealed(ticket.id, purpose);
    if (stored === null && mayBeGone[purpose]) return [];
    return differs("sealed", ticket.id, sealed[purpose] ?? null, stored);
  });
  return (await Promise.all(findings)).flat();
}

/** What belongs to a project and to no ticket alone. */
export async function projectFindings(
  transaction: Transaction,
  project: string,
  entries: readonly LogEntry[],
): Promise<readonly Finding[]> {
  const registrations = await transaction.registrations.ofProject(project);
  const registered = new Map(registrations.map((each) => [each.id, each]));
  const inquiries = await inquiriesOf(transaction, project);
  return [
    ...mapFindings("key_registration", registrationsIn(entries), registered),
    ...mapFindings("inquiry", inquiriesIn(entries), inquiries),
  ];
}

function mapFindings<Item>(
  table: ReplayedTable,
  logged: ReadonlyMap<string, Item>,
  stored: ReadonlyMap<string, Item>,
): readonly Finding[] {
  const ids = new Set([...logged.keys(), ...stored.keys()]);
  return [...ids].flatMap((id) =>
    differs(table, id, logged.get(id) ?? null, stored.get(id) ?? null),
  );
}

async function inquiriesOf({ inquiries }: Transaction, project: string) {
  const found = new Map<string, InquiryHistory>();
  let page = await inquiries.list({ project, limit: pageSize });
  while (page.length > 0) {
    for (const inquiry of page) {
      found.set(inquiry.id, { inquiry, messages: await inquiries.messages(inquiry.id) });
    }
    const before = page.at(-1)?.sequence ?? 0;
    page = await inquiries.list({ project, limit: pageSize, before });
  }
  return found;
}

/** The calendar in force is the one that was logged last. */
export async function calendarFindings(
  { settings }: Transaction,
  entries: readonly LogEntry[],
): Promise<readonly Finding[]> {
  const last = entries.findLast(({ kind }) => kind === "calendarChanged");
  const logged = last === undefined ? null : canonicalJson(last.payload["calendar"]);
  return differs("calendar", "calendar", logged, await settings.read("calendar"));
}
