/** The provider as a plugin of Terraform and OpenTofu. `--reattach` serves any number of runs, for debugging. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import { tmpdir } from "node:os";
import process from "node:process";
import { type Host, serveReattached, serveTerraform } from "../framework/terraform/index.ts";
import { parentGone } from "./plugin/parent-process.ts";
import { ownProvider } from "./plugin/provider.ts";

/** Without a host name, so that each engine reads it as its own registry's. */
const sourceAddress = "deskform/deskform";

const reattaches = process.argv.includes("--reattach");
const interrupted = new AbortController();

const host: Host = {
  environment: process.env,
  processId: process.pid,
  temporaryFolder: tmpdir(),
  stop: AbortSignal.any([parentGone(), interrupted.signal]),
  now: () => new Date(),
  randomBytes: (count) => randomBytes(count),
  newKeys: () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
  write: (line) => writeSync(1, `${line}\n`),
  log: (line) => writeSync(2, `${line}\n`),
};

// A terminal's interrupt reaches the whole process group. An engine decides what it means;
// without one it is for us.
process.on("SIGINT", () => {
  if (reattaches) interrupted.abort();
});

process.exit(
  reattaches
    ? await serveReattached(ownProvider(false), host, sourceAddress)
    : await serveTerraform(ownProvider(true), host),
);
