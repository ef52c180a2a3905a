/**
 * Reads the whole log and says what is wrong with it: against itself, against the tables, and against a
 * checkpoint that was signed earlier. What nobody could forge without the key is told apart from nothing.
 */
import { deskLog, leafHash } from "./log.ts";
import type { LogEntry, Transaction } from "../storage/store.ts";
import { type Checkpoint, checkpointProblem, type LogHead } from "./checkpoint.ts";
import type { Finding } from "./finding.ts";
import { MerkleTree } from "./merkle.ts";
import { calendarFindings, projectFindings, ticketFindings } from "./compare-tables.ts";

export interface Verification {
  readonly deskId: string;
  readonly logs: readonly LogHead[];
  readonly tickets: number;
  /** At most `findingsMax`; the first are the earliest. */
  readonly findings: readonly Finding[];
}

export interface SignedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** Public keys whose signature counts. */
  readonly trusted: readonly string[];
}

/** A rewritten database differs everywhere: the first places say enough. */
export const findingsMax = 100;
const pageSize = 500;

export async function verifyAudit(
  transaction: Transaction,
  signed: SignedCheckpoint | null,
): Promise<Verification> {
  const deskId = (await transaction.settings.read("desk_id")) ?? "";
  const findings: Finding[] = signed === null ? [] : signatureFindings(deskId, signed);
  const logs: LogHead[] = [];
  for (const log of await transaction.projects.ids()) {
    const head = await verifyLog(transaction, log, signedHead(signed, log), findings);
    logs.push(head);
  }
  const tickets = await verifyTickets(transaction, findings);
  return { deskId, logs, tickets, findings: findings.slice(0, findingsMax) };
}

function signatureFindings(deskId: string, { checkpoint, trusted }: SignedCheckpoint): Finding[] {
  const problem = checkpointProblem(checkpoint, trusted);
  if (problem !== null) return [{ kind: "checkpoint_refused", problem }];
  const { deskId: signedDeskId } = checkpoint;
  return signedDeskId === deskId ? [] : [{ kind: "other_desk", deskId, signedDeskId }];
}

function signedHead(signed: SignedCheckpoint | null, log: string): LogHead | null {
  return signed?.checkpoint.logs.find((head) => head.log === log) ?? null;
}

/** The heads of all logs as they are now. */
export async function headsOf(transaction: Transaction): Promise<readonly LogHead[]> {
  const heads: LogHead[] = [];
  for (const log of await transaction.projects.ids()) heads.push(await headOf(transaction, log));
  return heads;
}

export async function headOf(transaction: Transaction, log: string): Promise<LogHead> {
  const tree = new MerkleTree();
  for await (const { hash } of entriesOf(transaction, log)) tree.add(hash);
  return { log, size: tree.size, root: tree.root() };
}

export async function* entriesOf(transaction: Transaction, log: string): AsyncGenerator<LogEntry> {
  for (let after = -1; ;) {
    const page = await transaction.entries.ofProject(log, after, pageSize);
    yield* page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.sequence ?? after;
  }
}

async function verifyLog(
  transaction: Transaction,
  log: string,
  signed: LogHead | null,
  findings: Finding[],
): Promise<LogHead> {
  const tree = new MerkleTree();
  const ownEntries: LogEntry[] = [];
  let signedRoot = signed?.size === 0 ? tree.root() : null;
  for await (const entry of entriesOf(transaction, log)) {
    const { sequence, hash } = entry;
    if (sequence !== tree.size) findings.push({ kind: "event_missing", log, sequence: tree.size });
    if (leafHash(entry) !== hash) findings.push({ kind: "event_changed", log, sequence });
    tree.add(hash);
    if (tree.size === signed?.size) signedRoot = tree.root();
    if (entry.ticketId === null || "inquiry" in entry.payload) ownEntries.push(entry);
  }
  if (signed !== null) findings.push(...headFindings(signed, tree.size, signedRoot));
  const differing =
    log === deskLog
      ? calendarFindings(transaction, ownEntries)
      : projectFindings(transaction, log, ownEntries);
  findings.push(...(await differing));
  return { log, size: tree.size, root: tree.root() };
}

function headFindings(signed: LogHead, size: number, rootThen: string | null): readonly Finding[] {
  const { log, size: signedSize, root } = signed;
  if (size < signedSize) return [{ kind: "log_truncated", log, size, signedSize }];
  return rootThen === root ? [] : [{ kind: "log_rewritten", log, signedSize }];
}

/** Every ticket's chain, and the ticket as it is replayed from its chain. */
async function verifyTickets(transaction: Transaction, findings: Finding[]): Promise<number> {
  let count = 0;
  for (let after = 0; ;) {
    const page = await transaction.tickets.oldest(after, pageSize);
    for (const record of page) findings.push(...(await ticketFindings(transaction, record)));
    count += page.length;
    if (page.length < pageSize) return count;
    after = page.at(-1)?.ticket.sequence ?? after;
  }
}
