import type { KeyRecord, Keys } from "../actions/storage/store.ts";
import type { Connection, Row } from "./database.ts";
import { first, integer, optionalText, text } from "./row.ts";

const find = `
  select ticket_id, times_freed, last_ticket_id from ticket_key where project_id = $1 and key = $2`;
const ofTicket = `
  select key from ticket_key where project_id = $1 and ticket_id = $2 order by key`;
const bind = `
  insert into ticket_key (project_id, key, ticket_id, times_freed, last_ticket_id)
  values ($1, $2, $3, 0, null)
  on conflict (project_id, key) do update set ticket_id = excluded.ticket_id`;
const free = `
  update ticket_key
  set ticket_id = null, times_freed = times_freed + 1, last_ticket_id = ticket_id
  where project_id = $1 and ticket_id = $2`;

export function keys({ query }: Connection): Keys {
  return {
    find: async (project, key) => first(await query(find, project, key), readRecord),
    ofTicket: async (project, ticketId) =>
      (await query(ofTicket, project, ticketId)).map((row) => text(row, "key")),
    async bind(project, key, ticketId) {
      await query(bind, project, key, ticketId);
    },
    async free(project, ticketId) {
      await query(free, project, ticketId);
    },
  };
}

function readRecord(row: Row): KeyRecord {
  return {
    ticketId: optionalText(row, "ticket_id"),
    timesFreed: integer(row, "times_freed"),
    lastTicketId: optionalText(row, "last_ticket_id"),
  };
}
