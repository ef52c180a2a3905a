/** Child processes of the tools: one way to start them, one sentence when they fail. */
import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import process from "node:process";

/** The checkout's own folder; every path of the tools starts here. */
export const root = join(import.meta.dirname, "..");

/** Something that whoever runs a tool can mend; any other error is a mistake of ours. */
export class ToolFailure extends Error {}

/** Runs a tool: a failure is told without a stack, and either ends with exit code 1. */
export async function runTool(work: () => Promise<boolean>): Promise<void> {
  try {
    if (!(await work())) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof ToolFailure ? error.message : error);
    process.exitCode = 1;
  }
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Give the child our own terminal instead of collecting what it says. */
  readonly show?: boolean;
}

export interface Finished {
  readonly code: number;
  /** Standard output and standard error, as they came; empty when shown. */
  readonly output: string;
}

/** Runs to the end and tells the exit code; a program that cannot be started rejects. */
export function run(
  command: string,
  arguments_: readonly string[],
  options: RunOptions = {},
): Promise<Finished> {
  const child = spawn(command, arguments_, {
    cwd: options.cwd ?? root,
    env: { ...process.env, PATH: toolsPath(), ...options.env },
    stdio: options.show ? "inherit" : ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() });
    });
  });
}

/** Like `run`, but anything but success throws what the program said. */
export async function mustRun(
  command: string,
  arguments_: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { code, output } = await run(command, arguments_, options);
  if (code === 0) return output;
  throw new ToolFailure(
    `${command} ${arguments_.join(" ")} ended with ${code}\n${output.trimEnd()}`,
  );
}

/** Our Node and the installed packages' programs first, whatever the caller's PATH is. */
export function toolsPath(): string {
  const own = [join(root, "node_modules/node/bin"), join(root, "node_modules/.bin")];
  return [...own, process.env["PATH"] ?? ""].join(delimiter);
}
