import type { Language } from "../../core/fault.ts";
import type { Terminal } from "../terminal/index.ts";
import type { CommandLine } from "./command-line.ts";

/** A text in both languages. */
export type Text = Readonly<Record<Language, string>>;

export interface Argument {
  readonly name: string;
  readonly about: Text;
  /** One or more; the last argument only. */
  readonly repeated?: true;
}

export interface Option {
  /** As in `--reason <text>`; without a value it is a switch. */
  readonly flags: string;
  readonly about: Text;
  readonly required?: true;
  /** May be given several times. */
  readonly repeated?: true;
  readonly values?: readonly string[];
}

export interface Command {
  readonly name: string;
  readonly about: Text;
  /** What follows `deskform …` in a line that works. */
  readonly example: string;
  readonly arguments?: readonly Argument[];
  readonly options?: readonly Option[];
  /** Loaded when it is asked for, so that `--help` loads nothing. */
  readonly load: () => Promise<Run>;
}

export interface Group {
  readonly name: string;
  readonly about: Text;
  readonly commands: readonly (Command | Group)[];
}

/** Ends when the command is done; whatever went otherwise is thrown as a `Failure`. */
export type Run = (given: CommandLine, context: Context) => Promise<void>;

/** What surrounds a command: the person, and the process that it runs in. */
export interface Context {
  readonly terminal: Terminal;
  readonly language: Language;
  readonly environment: (name: string) => string | undefined;
  /** Aborted by Ctrl-C and by the operating system. */
  readonly interrupt: AbortSignal;
}

export function isGroup(entry: Command | Group): entry is Group {
  return "commands" in entry;
}
