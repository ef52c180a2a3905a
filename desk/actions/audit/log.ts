/**
 * The audit log, append-only: every entry is a leaf of its project's Merkle tree and, if it is about
 * a ticket, a link of that ticket's chain.
 * Personal data stands in it as ciphertext only, and the hashes cover the ciphertext.
 */
import { canonicalJson } from "../../../core/scalar/digest.ts";
import type { Actor } from "../../../core/workflow/actor.ts";
import { hashOfLeaf } from "./merkle.ts";
import type { LogEntry } from "../storage/store.ts";
import { type ActionContext, newId } from "../context.ts";

/** The log of what belongs to no project: people, tokens, the catalogue, the calendar. */
export const deskLog = "-desk";

/** What it takes to change something and to record the change. */
export type AuditContext = Pick<ActionContext, "transaction" | "now" | "actor"> & {
  readonly desk: Pick<ActionContext["desk"], "random">;
};

/** What the first entry of a ticket names as the one before it. */
export const noHash = "0".repeat(64);

/** An entry before it has its place in the log. */
export interface NewLogEntry {
  readonly project: string;
  readonly ticketId: string | null;
  /** Whoever calls, unless the clock or the desk itself did it. */
  readonly actor?: Actor;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Adds one entry behind the last of its project and of its ticket. */
export async function recordEntry(
  context: AuditContext,
  { project, ticketId, kind, payload, actor = context.actor }: NewLogEntry,
): Promise<void> {
  const { entries } = context.transaction;
  const { principalId: by, role } = actor;
  const { sequence, ticketSequence, previousHash } = await entries.nextPlace(project, ticketId);
  const entry = {
    id: newId(context.desk, "evt"),
    project,
    ticketId,
    kind,
    payload,
    by,
    role,
    at: context.now,
    sequence,
    ticketSequence: ticketId === null ? null : ticketSequence,
    previousHash: previousHash ?? noHash,
  };
  await entries.append({ ...entry, hash: leafHash(entry) });
}

/** Covers everything that stands in the entry, and its place in both chains. */
export function leafHash(entry: Omit<LogEntry, "hash">): string {
  const { id, project, sequence, ticketId, ticketSequence, at, by, role, kind, payload } = entry;
  const { previousHash } = entry;
  const place = { id, project, sequence, ticketId, ticketSequence, previousHash };
  return hashOfLeaf(canonicalJson(["deskform/event/1", { ...place, at, by, role, kind, payload }]));
}
