import type { Connection, Database } from "./database.ts";

const createTable = `create table if not exists migration (version integer primary key)`;
const readVersion = `select coalesce(max(version), 0) as version from migration`;
const recordVersion = `insert into migration (version) values ($1)`;

export type Migrated =
  | { readonly kind: "ready"; readonly from: number; readonly to: number }
  | { readonly kind: "too_new"; readonly found: number; readonly known: number };

/** Brings an older folder up to date, all steps or none; a newer one is left alone. */
export function migrate(database: Database, steps: readonly string[]): Promise<Migrated> {
  return inTransaction<Migrated>(database, async (connection) => {
    await connection.query(createTable);
    const found = await readFrom(connection);
    if (found > steps.length) return { kind: "too_new", found, known: steps.length };
    for (const [index, step] of steps.entries()) {
      if (index >= found) await apply(connection, step, index + 1);
    }
    return { kind: "ready", from: found, to: steps.length };
  });
}

async function apply(connection: Connection, step: string, version: number): Promise<void> {
  for (const statement of statementsOf(step)) await connection.query(statement);
  await connection.query(recordVersion, version);
}

/** Of a folder that has been brought up to some version already. */
export function versionOf(database: Database): Promise<number> {
  return inTransaction(database, readFrom);
}

async function readFrom(connection: Connection): Promise<number> {
  const [row] = await connection.query(readVersion);
  return Number(row?.["version"] ?? 0);
}

async function inTransaction<Value>(
  database: Database,
  work: (connection: Connection) => Promise<Value>,
): Promise<Value> {
  const result = await database.transact(async (connection) => ({
    ok: true,
    value: await work(connection),
  }));
  if (result.ok) return result.value;
  throw new Error(`the data folder cannot be used: ${result.fault.code}`);
}

/** Prepared statements take one statement each; no statement of ours holds a semicolon inside. */
function statementsOf(step: string): readonly string[] {
  const withoutComments = step.replace(/--.*$/gm, "");
  return withoutComments
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
