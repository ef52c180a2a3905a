/** The face's host as the process it runs in; what a main program wires, and nothing more. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import { tmpdir } from "node:os";
import process from "node:process";
import type { Host } from "../../../framework/terraform/index.ts";

export function processHost(changes: Partial<Host> = {}): Host {
  return {
    environment: process.env,
    processId: process.pid,
    temporaryFolder: tmpdir(),
    stop: new AbortController().signal,
    now: () => new Date(),
    randomBytes: (count) => randomBytes(count),
    newKeys: () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
    write: (line) => writeSync(1, `${line}\n`),
    log: (line) => writeSync(2, `${line}\n`),
    ...changes,
  };
}
