import { accessSync, chmodSync, constants, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Store } from "../../desk/actions/store.ts";
import { lockFolder, migrate, migrations, openSqlite, storeOn } from "../../desk/store/index.ts";

/** Why a desk does not start; said to whoever starts it. */
export class FolderRefused extends Error {}

/** Where the database of a desk is that was set up before. */
export function databaseIn(folder: string): string {
  const file = join(folder, "desk.sqlite");
  if (existsSync(file)) return file;
  throw new FolderRefused(
    `A desk's data folder is wanted; ${folder} is none. Name another with --data.`,
  );
}

/** Locked, brought up to date, and open until it is released. */
export async function openFolder(
  folder: string,
  durability: "full" | "off",
): Promise<{ readonly store: Store; release(): Promise<void> }> {
  makeOwn(folder);
  const lock = lockFolder(folder);
  if (lock === null) {
    throw new FolderRefused(
      `A data folder of its own is wanted; another desk is using ${folder}. Stop that one, or name another folder with --data.`,
    );
  }
  const database = openSqlite({ file: join(folder, "desk.sqlite"), durability });
  async function release(): Promise<void> {
    await database.close();
    lock?.release();
  }
  const migrated = await migrate(database, migrations);
  if (migrated.kind === "ready") return { store: storeOn(database), release };
  await release();
  throw new FolderRefused(
    `A data folder of version ${migrated.known} or older is wanted; ${folder} has version ${migrated.found}. Run the newer deskform that wrote it.`,
  );
}

function makeOwn(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o700);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const came =
      error instanceof Error && "code" in error ? String(error.code) : "an unknown error";
    throw new FolderRefused(
      `A data folder that can be written is wanted; ${folder} cannot (${came}). Mend that, or name another folder with --data.`,
      { cause: error },
    );
  }
}
