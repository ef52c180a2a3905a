import { inquiryKinds, inquiryStates } from "../../core/inquiry.ts";
import { sides } from "../../core/people.ts";
import type { Inquiries, Inquiry, InquiryMessage } from "../actions/storage/store.ts";
import type { Connection, Row } from "./database.ts";
import { bit, first, integer, optionalInteger, optionalText, text, word } from "./row.ts";

const columns = `
  id, sequence, number, project_id, key, ticket_id, kind, state, subject, created_at, settled_at`;

const find = `select ${columns} from inquiry where id = $1`;
const numbered = `select ${columns} from inquiry where number = $1`;
const unsettledByKey = `
  select ${columns} from inquiry where project_id = $1 and key = $2 and settled_at is null`;
const timesSettled = `
  select count(*) as times from inquiry
  where project_id = $1 and key = $2 and settled_at is not null`;
const nextSequence = `select coalesce(max(sequence), 0) + 1 as next from inquiry`;
const insert = `
  insert into inquiry (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
const update = `update inquiry set state = $2, settled_at = $3 where id = $1`;
const list = `
  select ${columns} from inquiry
  where ($1 is null or project_id = $1)
    and ($2 is null or ticket_id = $2)
    and ($3 is null or (settled_at is null) = ($3 = 1))
    and ($4 is null or sequence < $4)
  order by sequence desc limit $5`;
const say = `
  insert into inquiry_message (inquiry_id, sequence, at, author, side, body)
  select $1, coalesce(max(sequence), 0) + 1, $2, $3, $4, $5
  from inquiry_message where inquiry_id = $1`;
const messages = `
  select at, author, side, body from inquiry_message where inquiry_id = $1 order by sequence`;

export function inquiries({ query }: Connection): Inquiries {
  return {
    find: async (id) => first(await query(find, id), readInquiry),
    numbered: async (number) => first(await query(numbered, number), readInquiry),
    byKey: async (project, key) => ({
      unsettled: first(await query(unsettledByKey, project, key), readInquiry),
      timesSettled:
        first(await query(timesSettled, project, key), (row) => integer(row, "times")) ?? 0,
    }),
    async nextSequence() {
      return first(await query(nextSequence), (row) => integer(row, "next")) ?? 1;
    },
    async insert({ id, sequence, number, project, key, ticketId, kind, state, ...rest }) {
      const { subject, createdAt, settledAt } = rest;
      const named = [id, sequence, number, project, key, ticketId];
      await query(insert, ...named, kind, state, subject, createdAt, settledAt);
    },
    async update({ id, state, settledAt }) {
      await query(update, id, state, settledAt);
    },
    async list({ project = null, ticketId = null, open, before = null, limit }) {
      const isOpen = open === undefined ? null : bit(open);
      const rows = await query(list, project, ticketId, isOpen, before, limit);
      return rows.map(readInquiry);
    },
    async addMessage(inquiryId, { at, by, side, body }) {
      await query(say, inquiryId, at, by, side, body);
    },
    messages: async (inquiryId) => (await query(messages, inquiryId)).map(readMessage),
  };
}

function readInquiry(row: Row): Inquiry {
  return {
    id: text(row, "id"),
    sequence: integer(row, "sequence"),
    number: text(row, "number"),
    project: text(row, "project_id"),
    key: text(row, "key"),
    ticketId: optionalText(row, "ticket_id"),
    kind: word(row, "kind", inquiryKinds),
    state: word(row, "state", inquiryStates),
    subject: text(row, "subject"),
    createdAt: integer(row, "created_at"),
    settledAt: optionalInteger(row, "settled_at"),
  };
}

function readMessage(row: Row): InquiryMessage {
  return {
    at: integer(row, "at"),
    by: text(row, "author"),
    side: word(row, "side", sides),
    body: text(row, "body"),
  };
}
