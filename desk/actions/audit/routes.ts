/** The audit log as its readers see it: entries, signed heads, and proofs that an excerpt is complete. */
import { formatInstant } from "../../../core/scalar/instant.ts";
import { findTicket } from "../find.ts";
import { deskLog } from "./log.ts";
import { pageAfter, pageOf } from "../page.ts";
import { viewEvent } from "../tickets/view.ts";
import { type Action, answered, type Scene } from "../visit.ts";
import { signCheckpoint, type Head } from "./checkpoint.ts";
import { inclusionPath, rootOf } from "./merkle.ts";
import { entriesOf, headOf, headsOf } from "./verify.ts";

export const listProjectEvents: Action<"listProjectEvents"> = async (visit) => {
  const { parameters, query } = visit.request;
  return answered(visit, await entries(visit, parameters.project, query));
};

export const listDeskEvents: Action<"listDeskEvents"> = async (visit) =>
  answered(visit, await entries(visit, deskLog, visit.request.query));

/** Oldest first, as a tree is built of them. */
async function entries(
  { transaction }: Scene,
  log: string,
  query: Parameters<typeof pageAfter>[0],
) {
  const { after, limit } = pageAfter(query);
  const found = await transaction.events.ofProject(log, after, limit + 1);
  const { items, nextCursor } = pageOf(found, limit, ({ sequence }) => sequence);
  return { events: items.map(viewEvent), nextCursor };
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
