import { accessSync, chmodSync, constants, mkdirSync } from "node:fs";
import type { Store } from "../../desk/actions/storage/store.ts";
import { databaseFileIn, hasDesk } from "../../desk/store/database-file.ts";
import { lockFolder, migrate, migrations, openSqlite, storeOn } from "../../desk/store/index.ts";
import { failure } from "../failure/index.ts";

/** Where the database of a desk is that was set up before. */
export function databaseIn(folder: string): string {
  if (hasDesk(folder)) return databaseFileIn(folder);
  throw failure("folder_without_desk", { folder });
}

/** Locked, brought up to date, and open until it is released. */
export async function openFolder(
  folder: string,
  durability: "full" | "off",
): Promise<{ readonly store: Store; release(): Promise<void> }> {
  makeOwn(folder);
  const lock = lockFolder(folder);
  if (lock === null) throw failure("folder_in_use", { folder });
  const database = openSqlite({ file: databaseFileIn(folder), durability });
  async function release(): Promise<void> {
    await database.close();
    lock?.release();
  }
  const migrated = await migrate(database, migrations);
  if (migrated.kind === "ready") return { store: storeOn(database), release };
  await release();
  const { found, known } = migrated;
  throw failure("folder_newer", { folder, found, known });
}

function makeOwn(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o700);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "?";
    throw failure("folder_unwritable", { folder, code }, { cause: error });
  }
}
