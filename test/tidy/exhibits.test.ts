/** Every resource is told in the same files, in the same order, so that who knows one knows all. */
import { expect, test } from "vitest";
import * as resources from "../../provider/resources/index.ts";
import { snakeCase } from "../../framework/schema/index.ts";
import type { SourceFile } from "./layers.ts";
import { ownFiles } from "./sources.ts";

/** In the order in which an engine asks. What a resource has no need of, it leaves out. */
const calls = ["check", "plan", "effect", "create", "read", "update", "delete", "import"];
const optional = ["check", "effect"];

const declared = Object.values(resources).flatMap((value) =>
  typeof value === "object" && "fields" in value && value.name !== "Deskform"
    ? [snakeCase(value.name).replaceAll("_", "-")]
    : [],
);

function untold(folder: string, files: readonly SourceFile[]): readonly string[] {
  const paths = files.map(({ path }) => path);
  return calls
    .filter((call) => !optional.includes(call))
    .map((call) => `provider/lifecycle/${folder}/${call}.ts`)
    .filter((path) => !paths.includes(path));
}

function memberOrder(text: string): readonly string[] {
  return [...text.matchAll(/^ {2}(\w+): \w+,$/gm)].flatMap(([, member = ""]) =>
    calls.includes(member) ? [member] : [],
  );
}

test("every declared resource is found", () => {
  expect(declared).toEqual([
    "firewall-grant",
    "key-registration",
    "support-request",
    "work-decision",
  ]);
});

test.each(declared)("%s has a file for each call of an engine", (folder) => {
  expect(untold(folder, ownFiles(".ts"))).toEqual([]);
});

test("a call without its file is named", () => {
  const files = ownFiles(".ts").filter(({ path }) => !path.endsWith("firewall-grant/import.ts"));
  expect(untold("firewall-grant", files)).toEqual(["provider/lifecycle/firewall-grant/import.ts"]);
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
