import { existsSync, mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { hasDesk } from "../../../desk/store/database-file.ts";
import type { Run } from "../command.ts";
import { failure } from "../../failure/index.ts";
import type { CommandLine } from "../command-line.ts";
import { messages } from "../messages.ts";
import { foldersIn } from "./folders.ts";

function copiesIn(given: CommandLine) {
  const databaseFile = resolve(given.needed("file"));
  return { databaseFile, keysFile: given.text("--data-keys") ?? `${databaseFile}.keys` };
}

/** Of a desk that runs or stands. */
export const backUpDesk: Run = async (given, context) => {
  const { dataFolder } = foldersIn(given);
  const { terminal, language } = context;
  if (!hasDesk(dataFolder)) throw failure("folder_without_desk", { folder: dataFolder });
  const copies = copiesIn(given);
  const { backUp } = await import("../../../desk/store/backup.ts");
  try {
    backUp(dataFolder, copies);
  } catch (error) {
    throw refusedByFiles(error) ? failure("copy_unwritable", copies) : error;
  }
  if (given.flag("--json")) return terminal.data(copies);
  terminal.say(messages.backedUp[language](copies));
};

export const restoreDesk: Run = async (given, context) => {
  const { dataFolder } = foldersIn(given);
  const { terminal, language } = context;
  if (hasDesk(dataFolder)) throw failure("folder_taken", { folder: dataFolder });
  const copies = copiesIn(given);
  const noCopy = failure("copy_incomplete", copies);
  if (!existsSync(copies.databaseFile) || !existsSync(copies.keysFile)) throw noCopy;
  const { restore } = await import("../../../desk/store/backup.ts");
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  try {
    restore(dataFolder, copies);
  } catch (error) {
    throw refusedByFiles(error) ? noCopy : error;
  }
  if (given.flag("--json")) return terminal.data({ dataFolder });
  terminal.say(messages.restored[language]({ dataFolder }));
};

/** The system's or SQLite's own refusal, as of a full disk, a missing folder, or a file of another kind. */
function refusedByFiles(error: unknown): boolean {
  return error instanceof Error && "code" in error;
}
