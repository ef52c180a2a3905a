/** What declarations say in words: engines, pages and editors show it as it is. */
import { expect, test } from "vitest";
import { snakeCase } from "../../framework/schema/index.ts";
import { isGroup } from "../../main/commands/command.ts";
import { deskform } from "../../main/commands/index.ts";
import { configuration, declarations } from "../../provider/resources/index.ts";
import { namesIn } from "./field-names.ts";

const declared = [configuration, ...declarations].flatMap(({ fields }) => namesIn(fields));

/** Fields that are written in Terraform's spelling, or that there are none of. */
function misnamed(text: string): readonly string[] {
  const inTerraform = new Set(declared.filter((name) => /[A-Z]/.test(name)).map(snakeCase));
  return [...text.matchAll(/`([a-z]\w*)`/g)]
    .map(([, name = ""]) => name)
    .filter((name) => inTerraform.has(name) || (/[A-Z]/.test(name) && !declared.includes(name)));
}

/** Command lines that the program does not know. */
function unknownCommands(text: string): readonly string[] {
  return [...text.matchAll(/`deskform ([^`]+)`/g)]
    .map(([, line = ""]) => line)
    .filter((line) => !isKnown(line.split(" ")));
}

function isKnown([first = "", second = ""]: readonly string[]): boolean {
  const found = deskform.commands.find(({ name }) => name === first);
  if (found === undefined || !isGroup(found) || second === "") return found !== undefined;
  return found.commands.some(({ name }) => name === second);
}

const texts = [configuration, ...declarations].map((schema) => [
  schema.name,
  JSON.stringify(schema),
]);

test.each(texts)("%s names fields as they are declared", (_, text) => {
  expect(misnamed(text)).toEqual([]);
});

test.each(texts)("%s names commands that there are", (_, text) => {
  expect(unknownCommands(text)).toEqual([]);
});

test.each([
  ["a field in Terraform's spelling", "Not `server_id`.", ["server_id"]],
  ["a field that is gone", "Not `serverName`.", ["serverName"]],
])("%s is found among the names", (_, text, found) => {
  expect(misnamed(text)).toEqual(found);
});

test.each([
  ["a command that is gone", "See `deskform request`.", ["request"]],
  ["a command of a group that is gone", "See `deskform ticket undo N1`.", ["ticket undo N1"]],
])("%s is found among the command lines", (_, text, found) => {
  expect(unknownCommands(text)).toEqual(found);
});
