import type { Vault } from "../actions/store.ts";
import type { Connection } from "./database.ts";
import { first, integer, text } from "./row.ts";

const findKey = `
  select master_version, wrapped from data_key where ticket_id = $1 and purpose = $2`;
const putKey = `
  insert into data_key (ticket_id, purpose, master_version, wrapped) values ($1, $2, $3, $4)
  on conflict (ticket_id, purpose) do update
    set master_version = excluded.master_version, wrapped = excluded.wrapped`;
const findSealed = `select ciphertext from sealed where ticket_id = $1 and purpose = $2`;
const putSealed = `
  insert into sealed (ticket_id, purpose, ciphertext) values ($1, $2, $3)
  on conflict (ticket_id, purpose) do update set ciphertext = excluded.ciphertext`;
const destroyKey = `delete from data_key where ticket_id = $1 and purpose = $2`;
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
    sealed: async (ticketId, purpose) =>
      first(await query(findSealed, ticketId, purpose), (row) => text(row, "ciphertext")),
    async putSealed(ticketId, purpose, ciphertext) {
      await query(putSealed, ticketId, purpose, ciphertext);
    },
    async destroy(ticketId, purpose) {
      await query(destroyKey, ticketId, purpose);
      await query(destroySealed, ticketId, purpose);
      scrub();
    },
  };
}
