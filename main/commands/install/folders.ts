import { homedir } from "node:os";
import { join } from "node:path";
import type { Scene } from "../command.ts";

/** Where people's own things are, as far as the environment does not say otherwise. */
export function homeOf({ environment }: Scene): string {
  const home = environment("HOME");
  return home === undefined || home === "" ? homedir() : home;
}

export function cacheFolderOf(scene: Scene): string {
  const caches = scene.environment("XDG_CACHE_HOME");
  const folder = caches === undefined || caches === "" ? join(homeOf(scene), ".cache") : caches;
  return join(folder, "deskform", "compiled");
}
