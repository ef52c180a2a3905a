import { expect, test } from "vitest";
import { inSnakeCase } from "../../../../framework/schema/index.ts";

test.each([
  ["Set `serverId` or `id`.", "Set `server_id` or `id`."],
  ["One of `cancel_or_forget`, `48h` and `DESKFORM_TOKEN`.", null],
  ["A serverId outside of backticks is a word.", null],
  ["Typed as `deskform ticket show N1`.", null],
])("a description in snake case renames declared names and nothing else: %s", (text, renamed) => {
  expect(inSnakeCase(text)).toBe(renamed ?? text);
});
