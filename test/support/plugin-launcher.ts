/** How engines find the shipped plugin in tests: behind a script that notes who was started. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";

const relay = join(import.meta.dirname, "plugin-relay.ts");

export interface Launched {
  readonly program: string;
  /** The file that gets the process id of every plugin. */
  readonly started: string;
  /** Whether the plugin can be cut short, see `plugin-relay.ts`. */
  readonly isRelayed: boolean;
}

export async function writeLauncher(path: string, launched: Launched): Promise<void> {
  const { program, started, isRelayed } = launched;
  const direct = [`echo $$ >> '${started}'`, `exec '${program}' "$@"`];
  const relayed = [`exec '${process.execPath}' '${relay}' '${started}' '${program}' "$@"`];
  const lines = ["#!/bin/sh", ...(isRelayed ? relayed : direct), ""];
  await writeFile(path, lines.join("\n"), { mode: 0o755 });
}

/** While it is there, a relayed plugin dies as soon as it says something. */
export function cutFile(started: string): string {
  return `${started}.cut`;
}
