import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { ToolFailure } from "./run.ts";

const retryMs = 500;
/** Two cold builds of the largest engine, and then some. */
const waitMs = 30 * 60_000;

/**
 * Runs `work` while no other process holds the lock of this file. It is SQLite's lock on a file
 * because the operating system frees that when its holder is killed, so nothing is ever stale.
 * `waiting` is said once to whoever has to wait.
 */
export async function withLock<T>(
  file: string,
  waiting: string,
  work: () => Promise<T>,
): Promise<T> {
  const database = await acquire(file, waiting);
  try {
    return await work();
  } finally {
    database.close();
  }
}

async function acquire(file: string, waiting: string): Promise<DatabaseSync> {
  for (let waitedMs = 0; waitedMs < waitMs; waitedMs += retryMs) {
    const database = new DatabaseSync(file, { timeout: 0 });
    try {
      database.exec("BEGIN EXCLUSIVE");
      return database;
    } catch (error) {
      database.close();
      if (!isBusy(error)) throw error;
    }
    if (waitedMs === 0) console.error(waiting);
    await pause(retryMs);
  }
  throw new ToolFailure(
    `${file} stayed locked for ${waitMs / 60_000} minutes; end its holder and repeat.`,
  );
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && error.message.includes("locked");
}
