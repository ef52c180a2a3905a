/** The face's host as the process it runs in; what a main program wires, and nothing more. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import { tmpdir } from "node:os";
import process from "node:process";
import type { Host } from "../../../framework/terraform/index.ts";

const parentCheckMs = 500;

export function processHost(changes: Partial<Host> = {}): Host {
  return {
    environment: process.env,
    processId: process.pid,
    temporaryFolder: tmpdir(),
    abandoned: new AbortController().signal,
    now: () => new Date(),
    randomBytes: (count) => randomBytes(count),
    newKeys: () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
    write: (line) => writeSync(1, `${line}\n`),
    log: (line) => writeSync(2, `${line}\n`),
    ...changes,
  };
}

/** Aborts when the parent is another one than at the start, so that nobody is served any more. */
export function parentGone(): AbortSignal {
  const parent = process.ppid;
  const gone = new AbortController();
  const timer = setInterval(() => {
    if (process.ppid !== parent) gone.abort();
  }, parentCheckMs);
  timer.unref();
  return gone.signal;
}
