/** Every resource has the same files, its calls in the same order, and facts of its own. */
import { expect, test } from "vitest";
import { snakeCase } from "../../framework/schema/index.ts";
import { declarations } from "../../provider/resources/index.ts";
import type { SourceFile } from "./layers.ts";
import { ownFiles } from "./own-files.ts";

/** In the order in which an engine asks. What a resource has no need of, it leaves out. */
const calls = ["check", "plan", "previewSentence", "create", "read", "update", "delete", "import"];
const optional = ["previewSentence"];
const files = [...calls.filter((call) => !optional.includes(call)), "plan-destroy", "state"];

const declared = declarations.map(({ name }) => snakeCase(name).replaceAll("_", "-"));

function missing(folder: string, present: readonly SourceFile[]): readonly string[] {
  const paths = present.map(({ path }) => path);
  const facts = `test/facts/provider/lifecycle/${folder}/`;
  const hasFacts = paths.some((path) => path.startsWith(facts) && path.endsWith(".case.ts"));
  return files
    .map((file) => `provider/lifecycle/${folder}/${file}.ts`)
    .filter((path) => !paths.includes(path))
    .concat(hasFacts ? [] : [`${facts}*.case.ts`]);
}

function memberOrder(text: string): readonly string[] {
  return [...text.matchAll(/^ {2}(\w+): \w+,$/gm)].flatMap(([, member = ""]) =>
    calls.includes(member) ? [member] : [],
  );
}

test.each(declared)("%s has a file for each call of an engine, and facts", (folder) => {
  expect(missing(folder, ownFiles(".ts"))).toEqual([]);
});

test.each([
  ["provider/lifecycle/firewall-grant/import.ts", "provider/lifecycle/firewall-grant/import.ts"],
  [
    "test/facts/provider/lifecycle/firewall-grant/",
    "test/facts/provider/lifecycle/firewall-grant/*.case.ts",
  ],
])("without %s it is named", (gone, named) => {
  const present = ownFiles(".ts").filter(({ path }) => !path.startsWith(gone));
  expect(missing("firewall-grant", present)).toEqual([named]);
});

test.each(declared)("%s lists its calls in the order of all others", (folder) => {
  const text = ownFiles(".ts").find(
    ({ path }) => path === `provider/lifecycle/${folder}/index.ts`,
  )?.text;
  const members = memberOrder(text ?? "");
  expect(members).toEqual(calls.filter((call) => members.includes(call)));
  expect(members.length).toBeGreaterThanOrEqual(calls.length - optional.length);
});

test("calls in another order are seen", () => {
  expect(memberOrder("  plan: planIt,\n  check: checkIt,\n")).toEqual(["plan", "check"]);
});
