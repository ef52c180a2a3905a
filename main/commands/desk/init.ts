import { hasDesk } from "../../../desk/store/file.ts";
import { initDesk } from "../../desk/serve.ts";
import type { Run } from "../command.ts";
import { Failure } from "../failure.ts";
import { words } from "../words.ts";
import { foldersIn } from "./folders.ts";
import { refuseFolder } from "./refuse-folder.ts";

/** A token for whoever sets the desk up. On a folder that has been set up before, nobody gets another this way. */
export const init: Run = async (given, context) => {
  const { terminal, language } = context;
  const folders = foldersIn(given, context);
  const { dataFolder, keyFile } = folders;
  if (hasDesk(dataFolder)) throw new Failure(words.folderThere[language]({ folder: dataFolder }));
  const token = await initDesk(folders).catch((error: unknown) => refuseFolder(error, context));
  if (given.flag("--json")) return terminal.data({ token, dataFolder, keyFile });
  terminal.say(words.initialised[language]({ dataFolder, keyFile }));
  terminal.say(token);
};
