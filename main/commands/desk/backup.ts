import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { hasDesk } from "../../../desk/store/file.ts";
import { folderWords } from "../../desk/words.ts";
import type { Context, Run } from "../command.ts";
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
  if (!hasDesk(dataFolder)) throw noDesk(dataFolder, context);
  const copies = copiesIn(given);
  const { backUp } = await import("../../../desk/store/backup.ts");
  backUp(dataFolder, copies);
  if (given.flag("--json")) return context.terminal.data(copies);
  context.terminal.say(words.backedUp[context.language](copies));
};

export const restoreDesk: Run = async (given, context) => {
  const { dataFolder } = foldersIn(given, context);
  const { terminal, language } = context;
  if (hasDesk(dataFolder)) throw new Failure(words.folderThere[language]({ folder: dataFolder }));
  const { restore } = await import("../../../desk/store/backup.ts");
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  restore(dataFolder, copiesIn(given));
  if (given.flag("--json")) return terminal.data({ dataFolder });
  terminal.say(words.restored[language]({ dataFolder }));
};

function noDesk(folder: string, { language }: Context): Failure {
  return new Failure(folderWords.noDesk[language]({ folder }));
}
