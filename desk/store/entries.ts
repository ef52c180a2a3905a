import { hasMembers } from "../actions/stored-document.ts";
import type { Entries, LogEntry, NextPlace } from "../actions/storage/store.ts";
import type { Connection, Row } from "./database.ts";
import { document, first, integer, optionalInteger, optionalText, text } from "./row.ts";

const isPayload = hasMembers<Readonly<Record<string, unknown>>>();

const columns = `
  id, project_id, sequence, ticket_id, ticket_sequence, at, author, role, kind, payload,
  previous_hash, hash`;

const append = `
  insert into event (${columns})
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;
const nextPlace = `
  select
    (select coalesce(max(sequence), -1) + 1 from event where project_id = $1) as sequence,
    (select coalesce(max(ticket_sequence), -1) + 1 from event where ticket_id = $2) as ticket_sequence,
    (select hash from event where ticket_id = $2
     order by ticket_sequence desc limit 1) as previous_hash`;
const lastOfTicket = `
  select ${columns} from event where ticket_id = $1 order by ticket_sequence desc limit 1`;
const ofTicket = `
  select ${columns} from event where ticket_id = $1 and ticket_sequence > $2
  order by ticket_sequence limit $3`;
const ofProject = `
  select ${columns} from event where project_id = $1 and sequence > $2 order by sequence limit $3`;

export function entries({ query }: Connection): Entries {
  return {
    async append(entry) {
      const { id, project, sequence, ticketId, ticketSequence, at, by, role, kind } = entry;
      const { payload, previousHash, hash } = entry;
      const place = [id, project, sequence, ticketId, ticketSequence];
      await query(
        append,
        ...place,
        at,
        by,
        role,
        kind,
        JSON.stringify(payload),
        previousHash,
        hash,
      );
    },
    async nextPlace(project, ticketId) {
      const place = first(await query(nextPlace, project, ticketId), readPlace);
      if (place === null) throw new Error("a select without a table answers one row");
      return place;
    },
    lastOfTicket: async (ticketId) => first(await query(lastOfTicket, ticketId), readEntry),
    ofTicket: async (ticketId, after, limit) =>
      (await query(ofTicket, ticketId, after, limit)).map(readEntry),
    ofProject: async (project, after, limit) =>
      (await query(ofProject, project, after, limit)).map(readEntry),
  };
}

function readPlace(row: Row): NextPlace {
  return {
    sequence: integer(row, "sequence"),
    ticketSequence: integer(row, "ticket_sequence"),
    previousHash: optionalText(row, "previous_hash"),
  };
}

function readEntry(row: Row): LogEntry {
  return {
    id: text(row, "id"),
    project: text(row, "project_id"),
    sequence: integer(row, "sequence"),
    ticketId: optionalText(row, "ticket_id"),
    ticketSequence: optionalInteger(row, "ticket_sequence"),
    at: integer(row, "at"),
    by: text(row, "author"),
    role: text(row, "role"),
    kind: text(row, "kind"),
    payload: document(row, "payload", isPayload),
    previousHash: text(row, "previous_hash"),
    hash: text(row, "hash"),
  };
}
