/** The audit log as its readers see it: entries, signed heads, and proofs that an excerpt is complete. */
import { formatInstant } from "../../../core/scalar/instant.ts";
import { findTicket } from "../find.ts";
import { deskLog } from "../log.ts";
import { viewEvent } from "../view.ts";
import { type Action, answered, type Scene } from "../visit.ts";
import { signCheckpoint, type Head } from "./checkpoint.ts";
import { inclusionPath, rootOf } from "./merkle.ts";
import { entriesOf, headOf, headsOf } from "./verify.ts";

const usualLimit = 100;

interface PageQuery {
  readonly cursor?: string;
  readonly limit?: number;
}

export const listProjectEvents: Action<"listProjectEvents"> = async (visit) => {
  const { parameters, query } = visit.request;
  return answered(visit, await pageOf(visit, parameters.project, query));
};

export const listDeskEvents: Action<"listDeskEvents"> = async (visit) =>
  answered(visit, await pageOf(visit, deskLog, visit.request.query));

/** Oldest first, as a tree is built of them; a cursor is the sequence of the last one shown. */
async function pageOf(
  { transaction }: Scene,
  log: string,
  { cursor, limit = usualLimit }: PageQuery = {},
) {
  const after = cursor === undefined ? -1 : Number.parseInt(cursor, 10) || 0;
  const found = await transaction.events.ofProject(log, after, limit + 1);
  const shown = found.slice(0, limit);
  const nextCursor = found.length > limit ? String(shown.at(-1)?.sequence) : null;
  return { events: shown.map(viewEvent), nextCursor };
}

export const readCheckpoint: Action<"readCheckpoint"> = async (visit) => {
  const { project } = visit.request.parameters;
  const head = await headOf(visit.transaction, project);
  return answered(visit, { checkpoint: checkpointOf(visit, [head]) });
};

export const readDeskCheckpoint: Action<"readDeskCheckpoint"> = async (visit) =>
  answered(visit, { checkpoint: checkpointOf(visit, await headsOf(visit.transaction)) });

function checkpointOf({ desk, now }: Scene, logs: readonly Head[]) {
  const { deskId, signer } = desk;
  const signed = signCheckpoint(signer, { deskId, at: formatInstant(now), logs });
  return { ...signed, logs: [...signed.logs] };
}

/**
 * The ticket's last event with its path to the signed root. Each event names the hash of the one before it,
 * so the last one vouches for all of them; that there is none after it is signed.
 */
export const proveTicketEvents: Action<"proveTicketEvents"> = async (visit) => {
  const { project, ticket: id } = visit.request.parameters;
  const found = await findTicket(visit, project, id);
  if (!found.ok) return found;
  const last = await visit.transaction.events.lastOfTicket(id);
  if (last === null) throw new Error(`ticket ${id} has no events`);
  const leaves: string[] = [];
  for await (const { hash } of entriesOf(visit.transaction, project)) leaves.push(hash);
  const head = { log: project, size: leaves.length, root: rootOf(leaves) };
  const events = (last.ticketSequence ?? 0) + 1;
  const { deskId, signer } = visit.desk;
  const statement = { deskId, ticketId: id, events, lastHash: last.hash, head };
  return answered(visit, {
    checkpoint: checkpointOf(visit, [head]),
    events,
    lastEvent: viewEvent(last),
    inclusionPath: inclusionPath(leaves, last.sequence),
    signature: signer.sign("ticket-proof", statement),
  });
};
