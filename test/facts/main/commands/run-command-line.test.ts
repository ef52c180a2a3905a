import { describe, expect, test } from "vitest";
import type { Language } from "../../../../core/fault.ts";
import { type Command, type Group, isGroup } from "../../../../main/commands/command.ts";
import { Failure } from "../../../../main/failure/index.ts";
import type { CommandLine } from "../../../../main/commands/command-line.ts";
import { deskform } from "../../../../main/commands/index.ts";
import { runCommandLine } from "../../../../main/commands/run-command-line.ts";
import type { Terminal } from "../../../../main/terminal/index.ts";

const quiet: Terminal = {
  say: () => {},
  quote: () => {},
  heading: () => {},
  table: () => {},
  facts: () => {},
  data: () => {},
  record: () => {},
  complain: () => {},
  progress: () => {},
};

interface Typed {
  /** What programs were told. */
  readonly records: readonly unknown[];
  readonly help: string;
  readonly failure: Failure | null;
  readonly given: CommandLine | null;
}

/** The words read as the program reads them, and nothing done. */
async function type(words: readonly string[], language: Language = "en"): Promise<Typed> {
  let help = "";
  const records: unknown[] = [];
  let seen: CommandLine | null = null;
  const write = (text: string) => void (help += text);
  const root = { ...recording(deskform, (given) => (seen = given)), version: "1.2.3" };
  const context = {
    terminal: { ...quiet, record: (value: unknown) => void records.push(value) },
    language,
    environment: () => undefined,
    interrupt: new AbortController().signal,
  };
  const failure = await runCommandLine(root, words, context, { write, complain: write }).then(
    () => null,
    (error: unknown) => {
      if (error instanceof Failure) return error;
      throw error;
    },
  );
  return { records, help, failure, given: seen };
}

function recording(group: Group, see: (given: CommandLine) => void): Group {
  const commands = group.commands.map((entry): Command | Group =>
    isGroup(entry)
      ? recording(entry, see)
      : { ...entry, load: async () => async (given) => see(given) },
  );
  return { ...group, commands };
}

function commandsOf(
  group: Group,
  path: readonly string[],
): readonly (readonly [string, Command])[] {
  return group.commands.flatMap((entry) => {
    const here = [...path, entry.name];
    return isGroup(entry) ? commandsOf(entry, here) : [[here.join(" "), entry] as const];
  });
}

const commands = commandsOf(deskform, []);

/** As a shell splits a line: blanks part words but within double quotes, and `> FILE` is its own. */
function split(line: string): readonly string[] {
  const [command = ""] = line.split(" > ");
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );
}

describe.each(commands)("deskform %s", (path, command) => {
  test("has an example that works", async () => {
    const { failure, given } = await type(split(command.example));
    expect(command.example.startsWith(path)).toBe(true);
    expect(failure).toBeNull();
    expect(given).not.toBeNull();
  });

  test("explains itself in Korean, example included, without being run", async () => {
    const { help, failure, given } = await type([...path.split(" "), "--help"], "ko");
    expect(failure).toBeNull();
    expect(given).toBeNull();
    expect(help).toContain("사용법:");
    expect(help).toContain(command.about.ko);
    expect(help).toContain(command.example);
  });
});

const misuses: readonly (readonly [words: string, sentence: string])[] = [
  ["ticket clam N1", 'A command is wanted; "clam" is none. See `deskform ticket --help`.'],
  ["ticket show", "Wanted <ticket>; nothing came. See `deskform ticket show --help`."],
  [
    "ticket show N1 --colour",
    "An option of this command is wanted; --colour is none. See `deskform ticket show --help`.",
  ],
  [
    "ticket cancel N1",
    "Wanted --reason <text>; it did not come. See `deskform ticket cancel --help`.",
  ],
  [
    "ticket cancel N1 --reason",
    "Wanted a value after --reason <text>; nothing came. See `deskform ticket cancel --help`.",
  ],
  [
    "ticket comment N1 two words",
    "Fewer arguments are wanted; more came. Put a text with blanks in quotes. See `deskform ticket comment --help`.",
  ],
  [
    "desk serve --language it's",
    '--language <language>: one of en, ko is wanted; came "it\'s". See `deskform desk serve --help`.',
  ],
  [
    "desk principal create jiwon --role enginer",
    '--role <role>: one of engineer, admin is wanted; came "enginer". See `deskform desk principal create --help`.',
  ],
];

describe("words that make no command", () => {
  test.each(misuses)("%s is misuse: %s", async (words, sentence) => {
    const { failure, given } = await type(words.split(" "));
    expect(failure).toMatchObject({ exitCode: 2, message: sentence });
    expect(given).toBeNull();
  });

  test("with --json misuse is told to programs too, by its code, and else to people alone", async () => {
    const words = ["ticket", "show", "N1", "--colour"];
    const { records, failure } = await type([...words, "--json"], "ko");
    const details = { part: "--colour", path: "deskform ticket show" };
    expect(records).toEqual([{ code: "option_unknown", details, message: failure?.said.ko }]);
    expect((await type(words)).records).toEqual([]);
  });

  test("a group alone shows its commands, and is misuse", async () => {
    const { failure, help } = await type(["ticket"]);
    expect(failure).toMatchObject({ exitCode: 2, problem: { code: "command_missing" } });
    expect(help).toContain("request-approval");
  });

  test("a repeated option keeps every value, in order", async () => {
    const { given } = await type(
      split('ticket request-approval N1 --start 1h --end 2h --step "a b" --step c'),
    );
    expect(given?.texts("--step")).toEqual(["a b", "c"]);
  });

  test("--version says the version", async () => {
    const { help, failure } = await type(["--version"]);
    expect(help).toBe("1.2.3\n");
    expect(failure).toBeNull();
  });
});
