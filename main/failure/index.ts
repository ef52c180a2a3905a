/**
 * What ends a command with an exit code other than 0: a fault of the desk, or one of the program's
 * own closed table. Whoever can mend it reads the sentence, and a program its code.
 */
import { type Fault, type Language, say } from "../../core/fault.ts";
import type { Sentences } from "../../core/fault/sentences.ts";
import { deskFailures } from "./desk.ts";
import { fileFailures } from "./files.ts";
import { misuses } from "./misuse.ts";
import { ticketFailures } from "./ticket.ts";

export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

const table = { ...misuses, ...fileFailures, ...deskFailures, ...ticketFailures };

type Table = typeof table;

export type FailureCode = keyof Table;

export type FailureDetails = {
  readonly [Code in FailureCode]: Table[Code] extends Sentences<infer Details> ? Details : never;
};

const entries: { readonly [Code in FailureCode]: Sentences<FailureDetails[Code]> } = table;

export const failureCodes = Object.keys(table).filter(isFailureCode);

function isFailureCode(text: string): text is FailureCode {
  return Object.hasOwn(table, text);
}

interface Problem {
  readonly code: Fault["code"] | FailureCode;
  readonly details: object;
}

/** Something that whoever typed the command can mend; any other error is a mistake of ours. */
export class Failure extends Error {
  readonly problem: Problem;
  readonly exitCode: number;
  readonly said: Readonly<Record<Language, string>>;
  /** What a command has found out all the same; programs read both as one document. */
  readonly answer: object;

  constructor(
    problem: Problem,
    said: Readonly<Record<Language, string>>,
    { exitCode = exitCodes.failed, answer = {}, cause }: FailureOptions = {},
  ) {
    super(said.en, { cause });
    this.problem = problem;
    this.exitCode = exitCode;
    this.said = said;
    this.answer = answer;
  }
}

interface FailureOptions extends ErrorOptions {
  readonly exitCode?: number;
  readonly answer?: object;
}

/** One of the program's own; a misuse of the command line ends with an exit code of its own. */
export function failure<Code extends FailureCode>(
  code: Code,
  details: FailureDetails[Code],
  options: Pick<FailureOptions, "answer" | "cause"> = {},
): Failure {
  const { en, ko } = entries[code];
  const said = { en: en(details), ko: ko(details) };
  return new Failure({ code, details }, said, { ...options, exitCode: exitCodeOf(code) });
}

export function exitCodeOf(code: FailureCode): number {
  return Object.hasOwn(misuses, code) ? exitCodes.usage : exitCodes.failed;
}

/** A fault of the desk, or of the way to it, as what ends the command. */
export function faultFailure(fault: Fault): Failure {
  return new Failure(fault, { en: say(fault, "en"), ko: say(fault, "ko") });
}
