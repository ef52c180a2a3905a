/** The program `deskform desk serve` as a process of its own, on a folder with the example data, for the worst. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { verifyAudit } from "../../desk/actions/audit/verify.ts";
import { ok } from "../../desk/actions/result.ts";
import type { RequestOf, RouteName } from "../../desk/contract/index.ts";
import { type DemoTokens, seedDemo } from "../../main/desk/demo.ts";
import { makeMasterKeys } from "../../main/desk/master-keys.ts";
import { openDeskService, random } from "../../main/desk/open.ts";
import { ended, type Ended } from "./cli.ts";
import { ask, type Asked, type Row } from "./desk.ts";

const program = join(import.meta.dirname, "../../main/deskform.ts");

export interface PreparedDesk {
  readonly folder: string;
  readonly dataFolder: string;
  readonly keyFile: string;
  readonly tokens: DemoTokens;
  /** Past the desk, straight from the file. */
  rows(statement: string, ...parameters: readonly (string | number)[]): readonly Row[];
  /** What the desk's own verification finds, with no desk running. */
  findings(): Promise<readonly object[]>;
  remove(): Promise<void>;
}

/** A real desk's folder with everybody and everything of the demo in it. */
export async function prepareDesk(): Promise<PreparedDesk> {
  const folder = await mkdtemp(join(tmpdir(), "deskform-process-"));
  const dataFolder = join(folder, "data");
  const keyFile = join(folder, "keys");
  const masterKeys = makeMasterKeys(keyFile, random);
  const options = { dataFolder, clock: { now: Date.now, move: null }, masterKeys } as const;
  const { prepared: tokens, release } = await openDeskService({
    ...options,
    durability: "full",
    prepare: seedDemo,
  });
  await release();
  return {
    folder,
    dataFolder,
    keyFile,
    tokens,
    rows: (statement, ...parameters) => readRows(dataFolder, statement, parameters),
    async findings() {
      const prepare = async () => undefined;
      const desk = await openDeskService({ ...options, durability: "full", prepare });
      const verified = await desk.store.transact(async (transaction) =>
        ok(await verifyAudit(transaction, null)),
      );
      await desk.release();
      return verified.ok ? verified.value.findings : [verified.fault];
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function readRows(
  dataFolder: string,
  statement: string,
  parameters: readonly (string | number)[],
): readonly Row[] {
  const database = new DatabaseSync(join(dataFolder, "desk.sqlite"), { readOnly: true });
  try {
    return database.prepare(statement).all(...parameters);
  } finally {
    database.close();
  }
}

export interface ServedDesk {
  readonly child: ChildProcess;
  readonly address: string;
  /** Told when the process has ended, however it did. */
  readonly end: Promise<Ended>;
  ask<Name extends RouteName>(
    role: keyof DemoTokens,
    name: Name,
    request: RequestOf<Name>,
  ): Promise<Asked<Name>>;
}

/** The words of a command that serves this folder on a free port. */
export function serveCommand(dataFolder: string, keyFile: string): readonly string[] {
  const data = ["--data", dataFolder, "--keys", keyFile];
  return [process.execPath, program, "desk", "serve", ...data, "--listen", "127.0.0.1:0", "--json"];
}

export async function serveDesk(
  { dataFolder, keyFile, tokens }: PreparedDesk,
  command: readonly string[] = serveCommand(dataFolder, keyFile),
): Promise<ServedDesk> {
  const [file = "", ...words] = command;
  const child = spawn(file, words, {
    env: { PATH: process.env["PATH"] ?? "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = ended(child);
  const address = await announced(child, end);
  return {
    child,
    address,
    end,
    ask: (role, name, request) => ask(address, tokens[role], name, request),
  };
}

/** What it says of itself once it listens; or what it said before it ended. */
function announced(child: ChildProcess, end: Promise<Ended>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const address = /"address": ?"([^"]+)"/.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    });
    void end.then(({ errors }) =>
      reject(new Error(`the desk ended before it listened: ${errors}`)),
    );
  });
}

/** Ends at once, with no chance to finish anything. */
export async function kill({ child, end }: ServedDesk): Promise<void> {
  child.kill("SIGKILL");
  await end;
}

/** The most memory that the process has had, in bytes. */
export async function peakMemoryBytes({ child }: ServedDesk): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1_024;
}
