/** Keeps what the desk knows in a database. The SQL is of the kind that SQLite and PostgreSQL share. */
import type { Store, Transaction } from "../actions/storage/store.ts";
import { attachments } from "./attachments.ts";
import { charges } from "./charges.ts";
import { comments } from "./comments.ts";
import type { Connection, Database } from "./database.ts";
import { entries } from "./entries.ts";
import { grants } from "./grants.ts";
import { inquiries } from "./inquiries.ts";
import { keys } from "./keys.ts";
import { people } from "./people.ts";
import { projects } from "./projects.ts";
import { registrations } from "./registrations.ts";
import { settings } from "./settings.ts";
import { tickets } from "./tickets.ts";
import { vault } from "./vault.ts";

export { lockFolder } from "./lock.ts";
export { migrate, versionOf } from "./migrate.ts";
export { migrations } from "./migrations/index.ts";
export { readSqlite } from "./sqlite-reader.ts";
export { openSqlite } from "./sqlite.ts";

export function storeOn(database: Database): Store {
  // One connection serves a database for life, so its tables are wrapped once.
  const wrapped = new WeakMap<Connection, Transaction>();
  function tablesOf(connection: Connection): Transaction {
    const known = wrapped.get(connection);
    if (known !== undefined) return known;
    const tables = transactionOn(connection);
    wrapped.set(connection, tables);
    return tables;
  }
  return {
    transact: (work) => database.transact((connection) => work(tablesOf(connection))),
    close: database.close,
  };
}

function transactionOn(connection: Connection): Transaction {
  return {
    projects: projects(connection),
    people: people(connection),
    tickets: tickets(connection),
    keys: keys(connection),
    comments: comments(connection),
    grants: grants(connection),
    registrations: registrations(connection),
    inquiries: inquiries(connection),
    attachments: attachments(connection),
    vault: vault(connection),
    charges: charges(connection),
    entries: entries(connection),
    settings: settings(connection),
  };
}
