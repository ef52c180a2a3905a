import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { usualLimits } from "../../../desk/http/limits.ts";
import { type Group, isGroup } from "../../../main/commands/command.ts";
import { deskform } from "../../../main/commands/index.ts";
import { root } from "../../../tools/run.ts";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { project } from "../../support/requests.ts";

let desk: TestDesk;
beforeAll(async () => void (desk = await startTestDesk()));
afterAll(() => desk.remove());

const page = readFileSync(join(root, "docs/desk.md"), "utf8");
const quoted = [...page.matchAll(/`([^`\n]+)`/g)].map(([, text = ""]) => text);

/** As a shell reads them: `deskform desk token create jiwon --lifetime 90d`. */
const commands = [...page.matchAll(/(?:^|`)deskform ([^`#>\n]+)/gm)].map(([, words = ""]) =>
  words.trim(),
);

/** Whether the words lead to a command, or to a group of them. */
function leadsTo(group: Group, [name, ...rest]: readonly string[]): boolean {
  const entry = group.commands.find((each) => each.name === name);
  if (entry === undefined) return name === undefined;
  return isGroup(entry) ? leadsTo(entry, rest) : true;
}

describe("docs/desk.md", () => {
  test.each(commands)("names the command `deskform %s`", (words) => {
    expect(leadsTo(deskform, words.split(" "))).toBe(true);
  });

  test("names the options that its commands have", () => {
    const named = commands.flatMap((words) => words.match(/--[a-z-]+/g) ?? []);
    const known: readonly string[] = JSON.stringify(deskform).match(/--[a-z-]+/g) ?? [];
    expect(named.filter((option) => !known.includes(option))).toEqual([]);
  });

  test("names the members of a line of the log", async () => {
    await desk.ask("customer", "readProject", { parameters: { project } });
    const members = [...(desk.log.at(-1) ?? "").matchAll(/"(\w+)":/g)].map(([, name = ""]) => name);
    const [told = ""] = /Its members are .*?[.]/.exec(page) ?? [];
    const names = [...told.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
    expect(names.toSorted()).toEqual(members.toSorted());
  });

  const tests = quoted.filter((text) => text.startsWith("test/"));

  test("names a test for every promise", () => {
    const promises = page.split("\n").filter((line) => /^\| [A-Z].*\|.*\|$/.test(line));
    expect(promises.length).toBeGreaterThan(10);
    expect(promises.filter((line) => !line.includes("`test/"))).toEqual([]);
  });

  test.each(tests)("names %s, which is there", (path) => {
    expect(existsSync(join(root, path))).toBe(true);
  });

  test("names every series of /metrics, and no other", async () => {
    const headers = { authorization: `Bearer ${desk.tokens.engineer}` };
    const metrics = await (await desk.raw("/metrics", { headers })).text();
    const families = [...metrics.matchAll(/^# TYPE (\w+)/gm)].map(([, name = ""]) => name);
    const named = quoted.filter((text) => text.startsWith("deskform_"));
    expect(named.toSorted()).toEqual(families.toSorted());
  });

  test("tells the limits as they are", () => {
    const { perToken, perStranger } = usualLimits;
    const number = (value: number) => value.toLocaleString("en");
    expect(page).toContain(
      `${number(perToken.perSecond)} calls a second for each token with bursts of ${number(perToken.burst)}`,
    );
    expect(page).toContain(`bursts of ${perStranger.burst} for each address`);
  });
});
