import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "./layers.ts";

const root = join(import.meta.dirname, "../..");

/** Our own files of one ending: what git knows or would add, so no installed or generated ones. */
export function ownFiles(ending: string): readonly SourceFile[] {
  const arguments_ = ["ls-files", "--cached", "--others", "--exclude-standard", `*${ending}`];
  const names = execFileSync("git", arguments_, { cwd: root, encoding: "utf8" }).split("\n");
  return names
    .filter((name) => name !== "" && existsSync(join(root, name)))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}
