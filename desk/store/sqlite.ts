/**
 * The embedded database. Everybody who asks in one turn of the event loop shares one commit,
 * and nobody is answered before it: a durable write costs one wait for the disk, however many share it.
 */
import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Result } from "../actions/result.ts";
import type { Connection, Database, Parameter, Row } from "./database.ts";
import { storageFault } from "./storage-fault.ts";

export interface SqliteOptions {
  readonly file: string;
  /** `full` survives a loss of power; `off` is for tests that do not ask about it. */
  readonly durability: "full" | "off";
}

interface Job {
  run(connection: Connection): Promise<boolean>;
  /** Told once the commit is on the disk. */
  answer(): void;
  fail(error: unknown): void;
}

/** Beyond this many waiting the desk says that it is overloaded instead of growing. */
const waitingMax = 2_000;
/** Bounds how long the first of a batch waits for the last. */
const batchMax = 256;
const busyTimeoutMs = 5_000;
/** The pages that a busy hour comes back to, so that a batch leaves the cache once: with its commit. */
const cacheKib = 32 * 1024;

export function openSqlite({ file, durability }: SqliteOptions): Database {
  const database = new DatabaseSync(file);
  configure(database, durability);
  const connection = connect(database);
  const waiting: Job[] = [];
  let draining: Promise<void> | null = null;

  function transact<Value>(work: (connection: Connection) => Promise<Result<Value>>) {
    return new Promise<Result<Value>>((resolve, reject) => {
      if (waiting.length >= waitingMax) return resolve(overloaded);
      waiting.push(jobOf(work, resolve, reject));
      draining ??= nextTurn().then(drain);
    });
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      await runBatch(database, connection, waiting.splice(0, batchMax));
      await nextTurn();
    }
    draining = null;
  }

  async function close(): Promise<void> {
    await draining;
    database.close();
  }

  return { transact, close };
}

const overloaded = {
  ok: false,
  fault: { code: "overloaded", details: { retryAfterMs: 1_000 } },
} as const;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function configure(database: DatabaseSync, durability: SqliteOptions["durability"]): void {
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = ${durability};
    pragma foreign_keys = on;
    pragma busy_timeout = ${busyTimeoutMs};
    pragma secure_delete = on;
    pragma temp_store = memory;
    pragma cache_size = -${cacheKib};
  `);
}

interface SqliteConnection extends Connection {
  /** How many rows were written so far. */
  changes(): number;
  /** Called after each commit. */
  finish(): void;
}

/** Statements are prepared once. */
export function connect(database: DatabaseSync): SqliteConnection {
  let isScrubWanted = false;
  const countChanges = database.prepare("select total_changes() as changes");
  const prepared = new Map<string, StatementSync>();
  async function query(sql: string, ...parameters: readonly Parameter[]): Promise<readonly Row[]> {
    let statement = prepared.get(sql);
    if (statement === undefined) prepared.set(sql, (statement = database.prepare(numbered(sql))));
    return statement.all(...parameters);
  }
  function finish(): void {
    if (isScrubWanted) isScrubWanted = !isEmptied(database);
  }
  const changes = () => Number(countChanges.get()?.["changes"]);
  return { query, changes, finish, scrub: () => void (isScrubWanted = true) };
}

/** `?1` is by its place what `$1` is by its name, and places are bound without a look at names. */
function numbered(sql: string): string {
  return sql.replaceAll("$", "?");
}

/** Deleted bytes are overwritten in the database, and the log that still holds them is emptied. */
function isEmptied(database: DatabaseSync): boolean {
  // Somebody else who is reading the file must not hold up the desk.
  database.exec("pragma busy_timeout = 0");
  try {
    return database.prepare("pragma wal_checkpoint(truncate)").get()?.["busy"] === 0;
  } catch {
    // What is committed stands, on a full disk too; the next commit tries again.
    return false;
  } finally {
    database.exec(`pragma busy_timeout = ${busyTimeoutMs}`);
  }
}

function jobOf<Value>(
  work: (connection: Connection) => Promise<Result<Value>>,
  resolve: (result: Result<Value>) => void,
  reject: (error: unknown) => void,
): Job {
  let result: Result<Value>;
  return {
    async run(connection) {
      result = await work(connection);
      return result.ok;
    },
    answer: () => resolve(result),
    fail(error) {
      const fault = storageFault(error);
      return fault === null ? reject(error) : resolve({ ok: false, fault });
    },
  };
}

async function runBatch(
  database: DatabaseSync,
  connection: SqliteConnection,
  batch: readonly Job[],
) {
  let done = batch;
  try {
    database.exec("begin immediate");
    if (!(await runTogether(connection, batch))) {
      if (database.isTransaction) database.exec("rollback");
      database.exec("begin immediate");
      done = await runApart(database, connection, batch);
    }
    database.exec("commit");
    connection.finish();
  } catch (error) {
    if (database.isTransaction) database.exec("rollback");
    // Whoever has not been answered was not stored, whatever became of its own statements.
    for (const job of batch) job.fail(error);
    return;
  }
  for (const job of done) job.answer();
}

/**
 * Whether all that was done may stay. Hardly ever does somebody write and take it back; so nobody has a
 * savepoint at first, for which SQLite would copy every page that the next one changes.
 */
async function runTogether(connection: SqliteConnection, batch: readonly Job[]): Promise<boolean> {
  try {
    for (const job of batch) {
      const before = connection.changes();
      if (!(await job.run(connection)) && connection.changes() !== before) return false;
    }
    return true;
  } catch {
    // Whatever it was meets its own caller when all are run apart.
    return false;
  }
}

/** Everybody again, each with a savepoint to return to; gives back those who were not failed. */
async function runApart(
  database: DatabaseSync,
  connection: Connection,
  batch: readonly Job[],
): Promise<readonly Job[]> {
  const done: Job[] = [];
  for (const job of batch) await runJob(database, connection, job, done);
  return done;
}

async function runJob(database: DatabaseSync, connection: Connection, job: Job, done: Job[]) {
  database.exec("savepoint caller");
  try {
    const keep = await job.run(connection);
    if (!keep) database.exec("rollback to caller");
    database.exec("release caller");
    done.push(job);
  } catch (error) {
    // A full disk may have taken the whole transaction with it: then all of the batch failed.
    if (!database.isTransaction) throw error;
    database.exec("rollback to caller; release caller");
    job.fail(error);
  }
}
