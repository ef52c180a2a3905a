import { existsSync, mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { hasDesk } from "../../../desk/store/file.ts";
import { folderWords } from "../../desk/words.ts";
import type { Run } from "../command.ts";
import { Failure } from "../failure.ts";
import type { Given } from "../given.ts";
import { words } from "../words.ts";
import { foldersIn } from "./folders.ts";

function copiesIn(given: Given) {
  const databaseFile = resolve(given.needed("file"));
  return { databaseFile, keysFile: given.text("--data-keys") ?? `${databaseFile}.keys` };
}

/** Of a desk that runs or stands. */
export const backUpDesk: Run = async (given, context) => {
  const { dataFolder } = foldersIn(given, context);
  const { language } = context;
  if (!hasDesk(dataFolder)) throw new Failure(folderWords.noDesk[language]({ folder: dataFolder }));
  const copies = copiesIn(given);
  const { backUp } = await import("../../../desk/store/backup.ts");
  try {
    backUp(dataFolder, copies);
  } catch (error) {
    throw refusedByFiles(error) ? new Failure(words.notCopied[language](copies)) : error;
  }
  if (given.flag("--json")) return context.terminal.data(copies);
  context.terminal.say(words.backedUp[language](copies));
};

export const restoreDesk: Run = async (given, context) => {
  const { dataFolder } = foldersIn(given, context);
  const { terminal, language } = context;
  if (hasDesk(dataFolder)) throw new Failure(words.folderThere[language]({ folder: dataFolder }));
  const copies = copiesIn(given);
  const noCopy = new Failure(words.noCopy[language](copies));
  if (!existsSync(copies.databaseFile) || !existsSync(copies.keysFile)) throw noCopy;
  const { restore } = await import("../../../desk/store/backup.ts");
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  try {
    restore(dataFolder, copies);
  } catch (error) {
    throw refusedByFiles(error) ? noCopy : error;
  }
  if (given.flag("--json")) return terminal.data({ dataFolder });
  terminal.say(words.restored[language]({ dataFolder }));
};

/** The system's or SQLite's own refusal, as of a full disk, a missing folder, or a file of another kind. */
function refusedByFiles(error: unknown): boolean {
  return error instanceof Error && "code" in error;
}
