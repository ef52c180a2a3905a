// Makes a fresh clone ready and runs a script under our own Node: `node tools/fresh.mjs SCRIPT …`.
// It runs on whatever Node the machine has (20 and later) and needs no package.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";

const root = join(import.meta.dirname, "..");
const modules = join(root, "node_modules");
const stamp = join(modules, ".deskform-lock.sha256");
const nodeFolder = join(modules, "node", "bin");
const ownNode = join(nodeFolder, "node");

function lockHash() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

function isInstalled() {
  if (!existsSync(stamp) || !existsSync(ownNode)) return false;
  return readFileSync(stamp, "utf8") === lockHash();
}

function install() {
  console.error("installing packages with npm (about a minute when nothing is cached) …");
  // `npm install`, not `npm ci`: a lock written on another platform must not fail here.
  const { status, error } = spawnSync(
    "npm",
    ["install", "--no-fund", "--no-audit", "--loglevel=error"],
    {
      cwd: root,
      stdio: ["ignore", 2, 2],
    },
  );
  if (error)
    stop(
      `npm was wanted and could not be started (${error.message}). Install Node 20 or later with npm, then repeat.`,
    );
  if (status !== 0) stop("npm install failed; its own words are above. Mend that, then repeat.");
  if (!existsSync(ownNode))
    stop(
      "npm installed no node_modules/node/bin/node. Allow the install script of the package `node`, then repeat.",
    );
  writeFileSync(stamp, lockHash());
}

function stop(sentence) {
  console.error(`deskform: ${sentence}`);
  process.exit(1);
}

function runScript(script, rest) {
  const child = spawn(ownNode, [join(root, script), ...rest], {
    stdio: "inherit",
    env: { ...process.env, PATH: [nodeFolder, process.env.PATH ?? ""].join(delimiter) },
  });
  // A terminal's Ctrl-C reaches the child by itself; we only stay until it has ended.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0));
  });
}

const [script, ...rest] = process.argv.slice(2);
if (script === undefined) stop("a script was wanted: node tools/fresh.mjs tools/test.ts");
if (!isInstalled()) install();
runScript(script, rest);
