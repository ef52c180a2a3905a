import { type Fault, type Language, say } from "../../core/fault.ts";

export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

/** Something that whoever typed the command can mend; any other error is a mistake of ours. */
export class Failure extends Error {
  readonly exitCode: number;
  /** What the desk has refused with, for programs that read along. */
  readonly fault: Fault | null;

  constructor(sentence: string, exitCode: number = exitCodes.failed, fault: Fault | null = null) {
    super(sentence);
    this.exitCode = exitCode;
    this.fault = fault;
  }
}

export function misused(sentence: string): Failure {
  return new Failure(sentence, exitCodes.usage);
}

export function refusedWith(fault: Fault, language: Language): Failure {
  return new Failure(say(fault, language), exitCodes.failed, fault);
}
