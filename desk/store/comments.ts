import type { Comment, Comments } from "../actions/storage/store.ts";
import type { Connection, Row } from "./database.ts";
import { first, integer, text } from "./row.ts";

const columns = `id, at, author, kind, body`;

const add = `
  insert into comment (id, ticket_id, sequence, at, author, kind, body)
  select $1, $2, coalesce(max(sequence), 0) + 1, $3, $4, $5, $6 from comment where ticket_id = $2`;
const list = `select ${columns} from comment where ticket_id = $1 order by sequence`;
const last = `
  select ${columns} from comment where ticket_id = $1 order by sequence desc limit 1`;

const lastOfKind = `
  select ${columns} from comment where ticket_id = $1 and kind = $2
  order by sequence desc limit 1`;

export function comments({ query }: Connection): Comments {
  return {
    async add(ticketId, { id, at, by, kind, body }) {
      await query(add, id, ticketId, at, by, kind, body);
    },
    list: async (ticketId) => (await query(list, ticketId)).map(readComment),
    last: async (ticketId) => first(await query(last, ticketId), readComment),
    lastOfKind: async (ticketId, kind) =>
      first(await query(lastOfKind, ticketId, kind), readComment),
  };
}

function readComment(row: Row): Comment {
  return {
    id: text(row, "id"),
    at: integer(row, "at"),
    by: text(row, "author"),
    kind: text(row, "kind"),
    body: text(row, "body"),
  };
}
