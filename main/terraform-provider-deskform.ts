/** The provider as a plugin of Terraform and OpenTofu. `--reattach` serves any number of runs, for debugging. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import { tmpdir } from "node:os";
import process from "node:process";
import { type Host, serveReattached, serveTerraform } from "../framework/terraform/index.ts";
import { parentGone } from "./plugin/parent.ts";
import { ownProvider } from "./plugin/provider.ts";

const sourceAddress = "registry.opentofu.org/deskform/deskform";

const host: Host = {
  environment: process.env,
  processId: process.pid,
  temporaryFolder: tmpdir(),
  abandoned: parentGone(),
  now: () => new Date(),
  randomBytes: (count) => randomBytes(count),
  newKeys: () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
  write: (line) => writeSync(1, `${line}\n`),
  log: (line) => writeSync(2, `${line}\n`),
};

// A terminal's interrupt reaches the whole process group; the engine decides what it means.
process.on("SIGINT", () => {});

process.exit(
  process.argv.includes("--reattach")
    ? await serveReattached(ownProvider(false), host, sourceAddress)
    : await serveTerraform(ownProvider(true), host),
);
