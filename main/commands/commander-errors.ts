import type { Command as Parser, CommanderError } from "commander";
import { type Failure, failure } from "../failure/index.ts";

/** By the codes of commander, which quotes the part of the command line that it means. */
const codes = {
  "commander.unknownCommand": "command_unknown",
  "commander.unknownOption": "option_unknown",
  "commander.missingArgument": "argument_missing",
  "commander.missingMandatoryOptionValue": "option_missing",
  "commander.optionMissingArgument": "option_value_missing",
} as const;

/** What commander complains of, in our own words; `path` is the command whose help tells more. */
export function usageFailure(
  { code, message }: CommanderError,
  parser: Parser,
  path: string,
): Failure {
  // A group without a command has shown its help.
  if (code === "commander.help") return failure("command_missing", { path });
  if (code === "commander.excessArguments") return failure("too_many_arguments", { path });
  const part = /'([^']*)'/.exec(message)?.[1] ?? "";
  if (code === "commander.invalidArgument") {
    const choices = parser.options.find(({ flags }) => flags === part)?.argChoices ?? [];
    const came = / argument '(.*)' is invalid/s.exec(message)?.[1] ?? "";
    return failure("choice_unknown", { part, choices, came, path });
  }
  if (isKnown(code)) return failure(codes[code], { part, path });
  return failure("command_line_invalid", { part: message.replace(/^error: /, ""), path });
}

function isKnown(code: string): code is keyof typeof codes {
  return Object.hasOwn(codes, code);
}
