/** The program `deskform` as its users start it: a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";

const program = join(import.meta.dirname, "../../main/deskform.ts");

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export type Environment = Readonly<Record<string, string>>;

/** Nothing of the user's own settings reaches it. */
export function startCli(environment: Environment, ...typed: readonly string[]): ChildProcess {
  return spawn(process.execPath, [program, ...typed], {
    env: { PATH: process.env["PATH"] ?? "", ...environment },
    stdio: ["pipe", "pipe", "pipe"],
  });
}

export function runCli(environment: Environment, ...typed: readonly string[]): Promise<Ended> {
  const child = startCli(environment, ...typed);
  child.stdin?.end();
  return ended(child);
}

export function ended(child: ChildProcess): Promise<Ended> {
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => errors.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({
        code,
        output: Buffer.concat(output).toString(),
        errors: Buffer.concat(errors).toString(),
      });
    });
  });
}

/** The first whole JSON document that it prints, while it goes on. */
export async function firstJson(child: ChildProcess): Promise<unknown> {
  let text = "";
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.endsWith("}\n")) break;
  }
  const data: unknown = JSON.parse(text);
  return data;
}
