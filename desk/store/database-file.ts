/** The one file of a data folder that makes it a desk's. */
import { existsSync } from "node:fs";
import { join } from "node:path";

export function databaseFileIn(dataFolder: string): string {
  return join(dataFolder, "desk.sqlite");
}

export function hasDesk(dataFolder: string): boolean {
  return existsSync(databaseFileIn(dataFolder));
}
