/** The program `deskform`: the desk, both sides of a ticket, and what engines need of us. */
import process from "node:process";
import type { Language } from "../core/fault.ts";
import manifest from "../package.json" with { type: "json" };
import { deskform } from "./commands/index.ts";
import { runCommandLine } from "./commands/run-command-line.ts";
import { exitCodes, Failure } from "./failure/index.ts";
import { ownBugReport } from "./failure/own-bug.ts";
import { terminal as terminalOn } from "./terminal/index.ts";

const typed = process.argv.slice(2);
const terminal = terminalOn(process.stdout, process.stderr);
const interrupted = new AbortController();

// Whoever reads our output may stop early (`| head`): that is no failure of ours.
process.stdout.on("error", () => process.exit(exitCodes.done));

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  // The second one finds no listener, and ends a process that does not end by itself.
  process.once(signal, () => interrupted.abort());
}

const language = languageOf(typed, process.env["DESKFORM_LANGUAGE"]);

try {
  await runCommandLine(
    { ...deskform, version: manifest.version },
    typed,
    { terminal, language, environment: (name) => process.env[name], interrupt: interrupted.signal },
    {
      write: (text) => process.stdout.write(text),
      complain: (text) => process.stderr.write(text),
    },
  );
} catch (error) {
  process.exitCode = complain(error);
}

/** Known before the words are read, because help and complaints about words are in it too. */
function languageOf(given: readonly string[], usual: string | undefined): Language {
  const at = given.lastIndexOf("--language");
  const joined = given.findLast((word) => word.startsWith("--language="));
  const chosen = joined?.split("=")[1] ?? (at < 0 ? usual : given[at + 1]);
  return chosen === "ko" ? "ko" : "en";
}

function complain(error: unknown): number {
  if (error instanceof Failure) {
    terminal.complain(error.said[language]);
    return error.exitCode;
  }
  terminal.complain(ownBugReport(error, language));
  return exitCodes.failed;
}
