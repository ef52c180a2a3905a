import { hasDesk } from "../../../desk/store/database-file.ts";
import { initDesk } from "../../desk/serve.ts";
import type { Run } from "../command.ts";
import { failure } from "../../failure/index.ts";
import { messages } from "../messages.ts";
import { foldersIn } from "./folders.ts";

/** A token for whoever sets the desk up. On a folder that has been set up before, nobody gets another this way. */
export const init: Run = async (given, context) => {
  const { terminal, language } = context;
  const folders = foldersIn(given);
  const { dataFolder, keyFile } = folders;
  if (hasDesk(dataFolder)) throw failure("folder_taken", { folder: dataFolder });
  const token = await initDesk(folders);
  if (given.flag("--json")) return terminal.data({ token, dataFolder, keyFile });
  terminal.say(messages.initialised[language]({ dataFolder, keyFile }));
  terminal.say(token);
};
