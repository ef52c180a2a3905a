import type { Attachments, StoredAttachment } from "../actions/storage/store.ts";
import type { Connection, Row } from "./database.ts";
import { first, integer, text } from "./row.ts";

const list = `
  select id, name, size_bytes, sha256, media_type from attachment where ticket_id = $1 order by name`;
const add = `
  insert into attachment (id, ticket_id, name, size_bytes, sha256, media_type)
  values ($1, $2, $3, $4, $5, $6)`;
const beginUpload = `insert into attachment_upload (attachment_id) values ($1) on conflict do nothing`;
const endUpload = `delete from attachment_upload where attachment_id = $1 returning attachment_id`;
const uploads = `select attachment_id from attachment_upload order by attachment_id`;
const addChunk = `
  insert into attachment_chunk (attachment_id, sequence, content) values ($1, $2, $3)`;
const chunk = `select content from attachment_chunk where attachment_id = $1 and sequence = $2`;
const removeChunks = `delete from attachment_chunk where attachment_id = $1`;
const remove = `delete from attachment where id = $1`;

export function attachments({ query }: Connection): Attachments {
  return {
    list: async (ticketId) => (await query(list, ticketId)).map(readAttachment),
    async addChunk(id, sequence, bytes) {
      await query(beginUpload, id);
      // Base64: the SQL is PostgreSQL's too (decision 14), and the two have no type for bytes in common.
      await query(addChunk, id, sequence, Buffer.from(bytes).toString("base64"));
    },
    async add(ticketId, { id, name, sizeBytes, sha256, mediaType }) {
      await query(endUpload, id);
      await query(add, id, ticketId, name, sizeBytes, sha256, mediaType);
    },
    uploads: async () => (await query(uploads)).map((row) => text(row, "attachment_id")),
    async discard(id) {
      if ((await query(endUpload, id)).length > 0) await query(removeChunks, id);
    },
    async chunk(id, sequence) {
      const base64 = first(await query(chunk, id, sequence), (row) => text(row, "content"));
      return base64 === null ? null : Buffer.from(base64, "base64");
    },
    async remove(id) {
      await query(removeChunks, id);
      await query(remove, id);
    },
  };
}

function readAttachment(row: Row): StoredAttachment {
  return {
    id: text(row, "id"),
    name: text(row, "name"),
    sizeBytes: integer(row, "size_bytes"),
    sha256: text(row, "sha256"),
    mediaType: text(row, "media_type"),
  };
}
