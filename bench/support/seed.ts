import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { create, type MeasuredDesk } from "./desk.ts";

/** One ticket in so many waits to be claimed; the others have ended. */
export const waitingShare = 10;

/** Multiplies a filed ticket and its first event in the file itself: HTTP would take hours. */
export async function seed(desk: MeasuredDesk, count: number): Promise<void> {
  const id = await create(desk, "template");
  const database = new DatabaseSync(join(desk.folder, "desk.sqlite"), { timeout: 60_000 });
  database.exec(`
    pragma foreign_keys = off;
    pragma synchronous = off;
    begin immediate;
    create temp table copy as
      with recursive series (n) as (select 2 union all select n + 1 from series where n < ${count})
      select n, printf('tkt_%032x', n) as id, n % ${waitingShare} = 0 as waits from series;
  `);
  copyTickets(database, id);
  copyEntries(database, id);
  database.exec("drop table copy; commit; pragma wal_checkpoint(truncate)");
  database.close();
}

const ended = `'{"how":"completed","endedAt":1,"endedBy":"engineer","note":"done"}'`;

function copyTickets(database: DatabaseSync, id: string): void {
  const changed: Readonly<Record<string, string>> = {
    id: "copy.id",
    sequence: "copy.n",
    number: "'N' || copy.n",
    state: "iif(copy.waits, 'received', 'completed')",
    confirmed_at: "iif(copy.waits, null, 1)",
    ended_at: "iif(copy.waits, null, 1)",
    document: `json_set(ticket.document, '$.id', copy.id, '$.number', 'N' || copy.n, '$.sequence', copy.n,
      '$.state', iif(copy.waits, 'received', 'completed'),
      '$.ending', iif(copy.waits, json('null'), json(${ended})))`,
  };
  insertCopies(database, "ticket", changed, id);
}

function copyEntries(database: DatabaseSync, id: string): void {
  const changed: Readonly<Record<string, string>> = {
    id: "printf('evt_%024x', copy.n)",
    ticket_id: "copy.id",
    sequence: "copy.n + 1000",
    hash: "printf('%064x', copy.n)",
  };
  insertCopies(database, "event", changed, id);
}

function insertCopies(
  database: DatabaseSync,
  table: "ticket" | "event",
  changed: Readonly<Record<string, string>>,
  id: string,
): void {
  const columns = database
    .prepare(`select name from pragma_table_info('${table}')`)
    .all()
    .map((row) => String(row["name"]));
  const values = columns.map((name) => changed[name] ?? `${table}.${name}`);
  const which = table === "ticket" ? "ticket.id" : "event.ticket_id";
  database
    .prepare(
      `insert into ${table} (${columns.join(", ")})
       select ${values.join(", ")} from copy, ${table} where ${which} = ? order by copy.n`,
    )
    .run(id);
}
