// Makes a fresh clone ready and runs a script under our own Node:
// `node tools/fresh.mjs [NODE OPTION …] SCRIPT [ARGUMENT …]`, from the root of the checkout.
// It runs on whatever Node the machine has (20 and later) and needs no package.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
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
  const words = ["install", "--no-fund", "--no-audit", "--loglevel=error"];
  const { status, error } = spawnSync("npm", words, { cwd: root, stdio: ["ignore", 2, 2] });
  if (error) stop(`npm was wanted and did not start: ${error.message}. Install it, then repeat.`);
  if (status !== 0) stop("npm install failed; its own words are above. Mend that, then repeat.");
  if (!existsSync(ownNode))
    stop(`npm was to install ${ownNode}. Let the package node run its script.`);
  writeFileSync(stamp, lockHash());
}

function stop(sentence) {
  console.error(`fresh: ${sentence}`);
  process.exit(1);
}

function runScript(words) {
  const child = spawn(ownNode, words, {
    cwd: root,
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

const words = process.argv.slice(2);
if (words.length === 0) stop("a script was wanted, say: node tools/fresh.mjs tools/test.ts");
if (!isInstalled()) install();
runScript(words);
