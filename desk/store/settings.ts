import type { Settings } from "../actions/storage/store.ts";
import type { Connection } from "./database.ts";
import { first, text } from "./row.ts";

const read = `select value from setting where name = $1`;
const write = `
  insert into setting (name, value) values ($1, $2)
  on conflict (name) do update set value = excluded.value`;

export function settings({ query }: Connection): Settings {
  return {
    read: async (name) => first(await query(read, name), (row) => text(row, "value")),
    async write(name, value) {
      await query(write, name, value);
    },
  };
}
