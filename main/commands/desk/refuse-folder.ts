import { FolderRefused } from "../../desk/data-folder.ts";
import type { Context } from "../command.ts";
import { Failure } from "../failure.ts";

/** Why a data folder is not opened, to whoever typed its name. */
export function refuseFolder(error: unknown, { language }: Context): never {
  throw error instanceof FolderRefused ? new Failure(error.said[language]) : error;
}
