/** The gate before a commit, in a copy of the checkout in which one thing is broken. */
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { checkGates, judge, verdictText } from "../../../tools/check.ts";
import { mustRun, root } from "../../../tools/run.ts";
import { ownFiles } from "../../tidy/own-files.ts";

vi.setConfig({ testTimeout: 10 * 60_000 });

let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "deskform-check-"));
  for (const { path, text } of ownFiles("")) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await writeFile(join(copy, path), text);
  }
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  await mustRun("git", ["init", "--quiet"], { cwd: copy });
  await mustRun("node", ["tools/generate.ts"], { cwd: copy });
});

afterAll(async () => {
  await rm(copy, { recursive: true });
});

interface Break {
  readonly what: string;
  /** What is changed: these words stand there, and others take their place. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** The file of the gate's tests that looks for it. */
  readonly found: string;
  /** What it is, and what mends it where a command does. */
  readonly said: readonly string[];
}

const breaks: readonly Break[] = [
  {
    what: "an import against the layers",
    file: "desk/http/json.ts",
    from: "import",
    to: `import "../store/row.ts";\nimport`,
    found: "layers.test.ts",
    said: ["desk/http/json.ts imports ../store/row.ts: desk/http → desk/store is not allowed"],
  },
  {
    what: "a requirement that no test names",
    file: "docs/spec/workflow.md",
    from: "to come: console",
    to: "console",
    found: "requirements.test.ts",
    said: ["R20 is in no test's title and not marked"],
  },
  {
    what: "a declaration that its page does not tell",
    file: "provider/resources/firewall-grant.ts",
    from: "Opens one server",
    to: "Opens a single server",
    found: "pages.test.ts",
    said: ["firewall-grant.md", "`npm run generate` mends it"],
  },
  {
    what: "a step of the story that the README does not tell",
    file: "tools/story/steps.ts",
    from: "The plan after it is empty",
    to: "The plan after it changes nothing",
    found: "readme.test.ts",
    said: ["README.md", "`npm run readme` mends it"],
  },
  {
    what: "a message that the page of the command line does not show",
    file: "main/failure/misuse.ts",
    from: "A command is wanted",
    to: "One command is wanted",
    found: "readme.test.ts",
    said: ["docs/command-line.md", "`npm run readme` mends it"],
  },
];

/** What one of the gate's parts says of the copy; of one file of tests where all would take minutes. */
async function judged(name: string, ...words: readonly string[]) {
  const gate = checkGates.find((each) => each.name === name);
  if (gate === undefined) throw new Error(`there is no gate ${name}`);
  const verdict = await judge({ ...gate, command: [...gate.command, ...words] }, copy);
  // Whatever colours the environment asks for.
  return { holds: verdict.holds, said: stripVTControlCharacters(verdictText(verdict)) };
}

/** Gives back what mends it. */
async function breakIt({ file, from, to }: Pick<Break, "file" | "from" | "to">) {
  const path = join(copy, file);
  const sound = await readFile(path, "utf8");
  expect(sound).toContain(from);
  await writeFile(
    path,
    sound.replace(from, () => to),
  );
  return () => writeFile(path, sound);
}

test.each(breaks)("$what turns the gate red, by name", async (broken) => {
  const file = `test/tidy/${broken.found}`;
  expect(await judged("facts", file)).toMatchObject({ holds: true });
  const mend = await breakIt(broken);
  const { holds, said } = await judged("facts", file);
  await mend();
  expect(holds).toBe(false);
  for (const words of broken.said) expect(said).toContain(words);
});

test("messages are made anew before they are judged, so that what is stale is the code that uses them", async () => {
  const mend = await breakIt({
    file: "framework/wire/proto/tfplugin6.proto",
    from: "bytes planned_private = 3;",
    to: "bytes planned_notes = 3;",
  });
  await mustRun("node", ["tools/generate.ts"], { cwd: copy });
  const { holds, said } = await judged("types");
  await mend();
  expect(holds).toBe(false);
  expect(said).toMatch(/^framework\/terraform\/rpc\/plan-resource-change\.ts.*plannedPrivate/m);
  expect(said).toContain("To mend it: npx tsc -p .");
});
