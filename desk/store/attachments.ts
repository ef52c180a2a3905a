import type { Attachments, StoredAttachment } from "../actions/store.ts";
import type { Connection, Row } from "./database.ts";
import { first, integer, text } from "./row.ts";

const list = `
  select id, name, size_bytes, sha256, media_type from attachment where ticket_id = $1 order by name`;
const add = `
  insert into attachment (id, ticket_id, name, size_bytes, sha256, media_type)
  values ($1, $2, $3, $4, $5, $6)`;
const addContent = `insert into attachment_content (attachment_id, content) values ($1, $2)`;
const content = `select content from attachment_content where attachment_id = $1`;
const removeContent = `delete from attachment_content where attachment_id = $1`;
const remove = `delete from attachment where id = $1`;

export function attachments({ query }: Connection): Attachments {
  return {
    list: async (ticketId) => (await query(list, ticketId)).map(readAttachment),
    async add(ticketId, { id, name, sizeBytes, sha256, mediaType }, bytes) {
      await query(add, id, ticketId, name, sizeBytes, sha256, mediaType);
      // Base64, because the two databases have no type for bytes in common.
      await query(addContent, id, Buffer.from(bytes).toString("base64"));
    },
    async content(id) {
      const base64 = first(await query(content, id), (row) => text(row, "content"));
      return Buffer.from(base64 ?? "", "base64");
    },
    async remove(id) {
      await query(removeContent, id);
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
