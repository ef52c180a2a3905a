import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import type { MasterKeys, Random } from "../../desk/actions/privacy/sealing.ts";
import { type Failure, failure } from "../failure/index.ts";

const keyBytes = 32;

/** A copy of the data folder alone must open nothing. */
export function refuseInside(dataFolder: string, file: string): void {
  if (relative(resolve(dataFolder), resolve(file)).startsWith("..")) return;
  throw failure("keys_inside_folder", { file });
}

/** The keys that wrap every ticket's data key, from a file that only its owner reads. */
export function loadMasterKeys(file: string): MasterKeys {
  if (!existsSync(file)) throw failure("keys_missing", { file });
  chmodSync(file, 0o600);
  return parse(file, readFileSync(file, "utf8"));
}

/** For a desk that is set up: made anywhere else, new keys would open nothing that was sealed before. */
export function makeMasterKeys(file: string, random: Random): MasterKeys {
  if (!existsSync(file)) create(file, random);
  return loadMasterKeys(file);
}

function create(file: string, random: Random): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const key = Buffer.from(random(keyBytes)).toString("base64");
  writeFileSync(file, `1 ${key}\n`, { mode: 0o600, flag: "wx" });
}

/** One line a key, `VERSION BASE64`. The highest version wraps; all of them unwrap. */
function parse(file: string, text: string): MasterKeys {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const keys = new Map(lines.map((line) => readLine(file, line)));
  if (keys.size === 0) throw unreadable(file);
  return { newest: Math.max(...keys.keys()), keys };
}

function readLine(file: string, line: string): [number, Uint8Array] {
  const [version = "", text = ""] = line.trim().split(" ");
  const key = Buffer.from(text, "base64");
  if (!/^[1-9]\d{0,5}$/.test(version) || key.length !== keyBytes) throw unreadable(file);
  return [Number(version), key];
}

function unreadable(file: string): Failure {
  return failure("keys_unreadable", { file, keyBytes });
}
