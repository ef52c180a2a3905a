/** The audit log as its readers see it: entries, signed heads, and proofs that an excerpt is complete. */
import { formatInstant } from "../../../core/scalar/instant.ts";
import { findTicket } from "../find.ts";
import { deskLog } from "./log.ts";
import { pageAfter, pageOf } from "../paging.ts";
import { viewEntry } from "../tickets/view.ts";
import { type Action, type ActionContext, answered } from "../context.ts";
import { type LogHead, signCheckpoint } from "./checkpoint.ts";
import { inclusionPath, rootOf } from "./merkle.ts";
import { entriesOf, headOf, headsOf } from "./verify.ts";

export const listProjectEvents: Action<"listProjectEvents"> = async (call) => {
  const { parameters, query } = call.request;
  return answered(call, await entries(call, parameters.project, query));
};

export const listDeskEvents: Action<"listDeskEvents"> = async (call) =>
  answered(call, await entries(call, deskLog, call.request.query));

/** Oldest first, as a tree is built of them. */
async function entries(
  { transaction }: ActionContext,
  log: string,
  query: Parameters<typeof pageAfter>[0],
) {
  const { after, limit } = pageAfter(query);
  const found = await transaction.entries.ofProject(log, after, limit + 1);
  const { items, nextCursor } = pageOf(found, limit, ({ sequence }) => sequence);
  return { events: items.map(viewEntry), nextCursor };
}

export const readCheckpoint: Action<"readCheckpoint"> = async (call) => {
  const { project } = call.request.parameters;
  const head = await headOf(call.transaction, project);
  return answered(call, { checkpoint: checkpointOf(call, [head]) });
};

export const readDeskCheckpoint: Action<"readDeskCheckpoint"> = async (call) =>
  answered(call, { checkpoint: checkpointOf(call, await headsOf(call.transaction)) });

function checkpointOf({ desk, now }: ActionContext, logs: readonly LogHead[]) {
  const { deskId, signer } = desk;
  const signed = signCheckpoint(signer, { deskId, at: formatInstant(now), logs });
  return { ...signed, logs: [...signed.logs] };
}

/**
 * The ticket's last event with its path to the signed root. Each event names the hash of the one before it,
 * so the last one vouches for all of them; that there is none after it is signed.
 */
export const proveTicketEvents: Action<"proveTicketEvents"> = async (call) => {
  const { project, ticket: id } = call.request.parameters;
  const found = await findTicket(call, project, id);
  if (!found.ok) return found;
  const last = await call.transaction.entries.lastOfTicket(id);
  if (last === null) throw new Error(`ticket ${id} has no events`);
  const leaves: string[] = [];
  for await (const { hash } of entriesOf(call.transaction, project)) leaves.push(hash);
  const head = { log: project, size: leaves.length, root: rootOf(leaves) };
  const events = (last.ticketSequence ?? 0) + 1;
  const { deskId, signer } = call.desk;
  const statement = { deskId, ticketId: id, events, lastHash: last.hash, head };
  return answered(call, {
    checkpoint: checkpointOf(call, [head]),
    events,
    lastEvent: viewEntry(last),
    inclusionPath: inclusionPath(leaves, last.sequence),
    signature: signer.sign("ticket-proof", statement),
  });
};
