import { DatabaseSync } from "node:sqlite";
import type { Database } from "./database.ts";
import { connect } from "./sqlite.ts";

/** A look at a database that somebody else may be writing: one moment of it, and nothing is changed. */
export function readSqlite(file: string): Database {
  const database = new DatabaseSync(file, { readOnly: true });
  const connection = connect(database);
  return {
    async transact(work) {
      database.exec("begin");
      try {
        return await work(connection);
      } finally {
        database.exec("rollback");
      }
    },
    close: async () => database.close(),
  };
}
