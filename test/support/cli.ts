/** The program `deskform` as its users start it: a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { expect } from "vitest";
import type { DemoRole } from "../../desk/demo/index.ts";
import type { TestDesk } from "./desk.ts";
import { project } from "./requests.ts";

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

/** What it prints until it has printed something like this; it goes on. */
export function saidUntil(child: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    let errors = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (wanted.test(said)) resolve(said);
    });
    child.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    child.once("close", () =>
      reject(new Error(`${wanted} was wanted before the end of:\n${said}${errors}`)),
    );
  });
}

export interface People {
  /** As somebody of the project, or of the desk: who has no project set. */
  environmentOf(role: DemoRole): Environment;
  as(role: DemoRole, ...typed: readonly string[]): Promise<Ended>;
  /** What it says when it succeeds. */
  must(role: DemoRole, ...typed: readonly string[]): Promise<string>;
}

/** Everybody at a desk, each at a terminal. */
export function peopleAt(desk: TestDesk): People {
  const environmentOf = (role: DemoRole): Environment => {
    const connection = { DESKFORM_ENDPOINT: desk.address, DESKFORM_TOKEN: desk.tokens[role] };
    const isStaff = role === "engineer" || role === "admin";
    return isStaff ? connection : { ...connection, DESKFORM_PROJECT: project };
  };
  const as = (role: DemoRole, ...typed: readonly string[]) => runCli(environmentOf(role), ...typed);
  return {
    environmentOf,
    as,
    async must(role, ...typed) {
      const { code, output, errors } = await as(role, ...typed);
      expect({ code, errors }).toEqual({ code: 0, errors: "" });
      return output;
    },
  };
}

export const person = [
  "--name",
  "Kim Jiwon",
  "--phone",
  "010-1234-5678",
  "--email",
  "jiwon@example.com",
];
export const installation = [
  "--server",
  "web-1",
  "--service",
  "web-server-install",
  "--title",
  "Install nginx",
];
export const wholeForm = [...installation, "--body", "As usual.", ...person, "--consent", "1"];
export const reason = ["--reason", "It has to be."];
export const workPlan = [
  "--start",
  "4h",
  "--end",
  "2h",
  "--step",
  "Install nginx",
  "--step",
  "Open port 443",
];
