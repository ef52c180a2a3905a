/** One process on one data folder. The lock is the operating system's, so a killed desk leaves none behind. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export interface FolderLock {
  release(): void;
}

/** Null when another process has the folder. */
export function lockFolder(folder: string): FolderLock | null {
  const lock = new DatabaseSync(join(folder, "desk.lock"));
  try {
    lock.exec("pragma locking_mode = exclusive; begin exclusive");
    return { release: () => lock.close() };
  } catch {
    // Busy is the only way in which taking an exclusive lock on an empty file fails.
    lock.close();
    return null;
  }
}
