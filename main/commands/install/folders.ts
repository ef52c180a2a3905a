import { homedir } from "node:os";
import { join } from "node:path";
import type { Context } from "../command.ts";

/** Where people's own things are, as far as the environment does not say otherwise. */
export function homeOf({ environment }: Context): string {
  const home = environment("HOME");
  return home === undefined || home === "" ? homedir() : home;
}

export function cacheFolderOf(context: Context): string {
  const caches = context.environment("XDG_CACHE_HOME");
  const folder = caches === undefined || caches === "" ? join(homeOf(context), ".cache") : caches;
  return join(folder, "deskform", "compiled");
}
