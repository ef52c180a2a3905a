import type { Vault, WrappedKey } from "../actions/storage/store.ts";
import type { Connection, Row } from "./database.ts";
import { first, integer, text, word } from "./row.ts";

const findKey = `
  select master_version, wrapped from data_key where ticket_id = $1 and purpose = $2`;
const putKey = `
  insert into data_key (ticket_id, purpose, master_version, wrapped) values ($1, $2, $3, $4)
  on conflict (ticket_id, purpose) do update
    set master_version = excluded.master_version, wrapped = excluded.wrapped`;
const wrappedKey = `
  select ticket.project_id, data_key.ticket_id, data_key.purpose, data_key.master_version,
    data_key.wrapped
  from data_key join ticket on ticket.id = data_key.ticket_id`;
const newestWrapped = `${wrappedKey}
  where data_key.master_version = (select max(master_version) from data_key) limit 1`;
const wrappedBefore = `${wrappedKey}
  where data_key.master_version < $1 limit $2`;
const findSealed = `select ciphertext from sealed where ticket_id = $1 and purpose = $2`;
const putSealed = `
  insert into sealed (ticket_id, purpose, ciphertext) values ($1, $2, $3)
  on conflict (ticket_id, purpose) do update set ciphertext = excluded.ciphertext`;
const destroyKey = `
  delete from data_key where ticket_id = $1 and purpose = $2 returning ticket_id`;
const destroySealed = `delete from sealed where ticket_id = $1 and purpose = $2`;

export function vault({ query, scrub }: Connection): Vault {
  return {
    dataKey: async (ticketId, purpose) =>
      first(await query(findKey, ticketId, purpose), (row) => ({
        masterVersion: integer(row, "master_version"),
        wrapped: text(row, "wrapped"),
      })),
    async putDataKey(ticketId, purpose, { masterVersion, wrapped }) {
      await query(putKey, ticketId, purpose, masterVersion, wrapped);
    },
    async rewrap(ticketId, purpose, { masterVersion, wrapped }) {
      await query(putKey, ticketId, purpose, masterVersion, wrapped);
      // What the older master key opens shall be nowhere once that key is thrown away.
      scrub();
    },
    newestWrapped: async () => first(await query(newestWrapped), readWrapped),
    wrappedBefore: async (masterVersion, limit) =>
      (await query(wrappedBefore, masterVersion, limit)).map(readWrapped),
    sealed: async (ticketId, purpose) =>
      first(await query(findSealed, ticketId, purpose), (row) => text(row, "ciphertext")),
    async putSealed(ticketId, purpose, ciphertext) {
      await query(putSealed, ticketId, purpose, ciphertext);
    },
    async destroy(ticketId, purpose) {
      const destroyed = await query(destroyKey, ticketId, purpose);
      await query(destroySealed, ticketId, purpose);
      if (destroyed.length > 0) scrub();
    },
  };
}

function readWrapped(row: Row): WrappedKey {
  return {
    project: text(row, "project_id"),
    ticketId: text(row, "ticket_id"),
    purpose: word(row, "purpose", ["contact", "security_info"]),
    key: { masterVersion: integer(row, "master_version"), wrapped: text(row, "wrapped") },
  };
}
