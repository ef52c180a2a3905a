/** The program as a person types it: commander reads the words, our declarations say which there are. */
import {
  Command as Parser,
  CommanderError,
  InvalidArgumentError,
  Option as ParserOption,
} from "commander";
import { type Language, languages } from "../../core/fault.ts";
import { type Command, type Context, type Group, isGroup, type Option } from "./command.ts";
import { Failure } from "../failure/index.ts";
import { CommandLine } from "./command-line.ts";
import { helpTexts, helpTitle } from "./help.ts";
import { usageFailure } from "./commander-errors.ts";

export interface Output {
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Reads the arguments and does what they say; throws a `Failure` for what the person can mend. */
export async function runCommandLine(
  root: Group & { readonly version: string },
  arguments_: readonly string[],
  context: Context,
  output: Output,
): Promise<void> {
  const { language } = context;
  const parser = new Parser(root.name)
    .configureOutput({
      writeOut: output.write,
      writeErr: output.complain,
      // What commander would say is said once, by whoever catches the failure, in the person's language.
      outputError: () => {},
    })
    .configureHelp({ styleTitle: (title) => helpTitle(title, language) })
    .version(root.version, "-V, --version", helpTexts.version[language]);
  describe(parser, root, root.name, context);
  await parser.parseAsync(arguments_, { from: "user" }).catch((error: unknown) => {
    if (isAnswered(error)) return;
    if (error instanceof Failure && arguments_.includes("--json")) tellPrograms(error, context);
    throw error;
  });
}

/** Help and version were asked for, and have been shown. */
function isAnswered(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0;
}

function describe(parser: Parser, entry: Command | Group, path: string, context: Context): void {
  const { language } = context;
  parser
    .description(entry.about[language])
    .helpOption("-h, --help", helpTexts.help[language])
    .helpCommand(false)
    .exitOverride((error) => refuse(error, parser, path));
  parser.addOption(optionOf(languageOption, language));
  if (isGroup(entry)) {
    // What stands after a command is the command's own.
    parser.enablePositionalOptions();
    for (const each of entry.commands)
      describe(parser.command(each.name), each, `${path} ${each.name}`, context);
  } else {
    describeCommand(parser, entry, context);
  }
}

function refuse(error: CommanderError, parser: Parser, path: string): never {
  throw error.exitCode === 0 ? error : usageFailure(error, parser, path);
}

function describeCommand(parser: Parser, command: Command, context: Context): void {
  const { language } = context;
  for (const { name, about, repeated } of command.arguments ?? [])
    parser.argument(`<${name}${repeated ? "..." : ""}>`, about[language]);
  for (const option of [jsonOption, ...(command.options ?? [])])
    parser.addOption(optionOf(option, language));
  parser.addHelpText("after", `\n${helpTexts.example[language]}\n  deskform ${command.example}`);
  parser.action(async () => {
    const run = await command.load();
    await run(new CommandLine(valuesOf(parser)), context);
  });
}

/** With `--json` a failure is JSON too, on one line like the records that may stand before it. */
function tellPrograms({ answer, problem, said }: Failure, { terminal, language }: Context): void {
  terminal.record({ ...answer, ...problem, message: said[language] });
}

const languageOption: Option = {
  flags: "--language <language>",
  about: helpTexts.language,
  values: languages,
};

const jsonOption: Option = { flags: "--json", about: helpTexts.json };

function optionOf(
  { flags, about, required, repeated, values }: Option,
  language: Language,
): ParserOption {
  const option = new ParserOption(flags, about[language]);
  const known = (item: string): string => {
    if (values === undefined || values.includes(item)) return item;
    throw new InvalidArgumentError("");
  };
  if (required) option.makeOptionMandatory();
  if (values) option.choices(values);
  if (repeated)
    option.argParser((item: string, before?: readonly string[]) => [
      ...(before ?? []),
      known(item),
    ]);
  return option;
}

function valuesOf(parser: Parser): Readonly<Record<string, unknown>> {
  const typed = parser.opts<Readonly<Record<string, unknown>>>();
  const values: Record<string, unknown> = {};
  for (const option of parser.options) values[option.long ?? ""] = typed[option.attributeName()];
  for (const [at, argument] of parser.registeredArguments.entries())
    values[argument.name()] = parser.processedArgs[at];
  return values;
}
