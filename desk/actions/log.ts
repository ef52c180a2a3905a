/**
 * The audit log: append-only, a leaf of its project's Merkle tree and a link of its ticket's chain.
 * Personal data stands in it as ciphertext only, and the hashes cover the ciphertext.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "../../core/scalar/digest.ts";
import type { Actor } from "../../core/workflow/actor.ts";
import type { LogEntry } from "./store.ts";
import { newId, type Scene } from "./visit.ts";

/** What the first entry of a ticket names as the one before it. */
export const noHash = "0".repeat(64);

export interface Happening {
  readonly project: string;
  readonly ticketId: string | null;
  /** Whoever calls, unless the clock or the desk itself did it. */
  readonly actor?: Actor;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Adds one entry behind the last of its project and of its ticket. */
export async function record(scene: Scene, happening: Happening): Promise<void> {
  const { events } = scene.transaction;
  const { project, ticketId, kind, payload } = happening;
  const { principalId: by, role } = happening.actor ?? scene.actor;
  const lastOfProject = await events.lastOfProject(project);
  const lastOfTicket = ticketId === null ? null : await events.lastOfTicket(ticketId);
  const entry = {
    id: newId(scene.desk, "evt"),
    project,
    ticketId,
    kind,
    payload,
    by,
    role,
    at: scene.now,
    sequence: (lastOfProject?.sequence ?? -1) + 1,
    ticketSequence: ticketId === null ? null : (lastOfTicket?.ticketSequence ?? -1) + 1,
    previousHash: lastOfTicket?.hash ?? noHash,
  };
  await events.append({ ...entry, hash: leafHash(entry) });
}

/** RFC 9162 2.1: a leaf is hashed behind a zero byte, so that no inner node can pass for one. */
export function leafHash(entry: Omit<LogEntry, "hash">): string {
  const { id, project, sequence, ticketId, ticketSequence, at, by, role, kind, payload } = entry;
  const { previousHash } = entry;
  const place = { id, project, sequence, ticketId, ticketSequence, previousHash };
  const content = canonicalJson(["deskform/event/1", { ...place, at, by, role, kind, payload }]);
  return createHash("sha256").update(Uint8Array.of(0)).update(content).digest("hex");
}
