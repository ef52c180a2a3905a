/** The commands of the README's first chapter, as they stand there, to their end. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { stripVTControlCharacters } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { ensureEngine } from "../../tools/engines.ts";
import { root, run, toolsPath } from "../../tools/run.ts";
import { rawDesk, records } from "../../tools/story/desk.ts";
import { ended, saidUntil } from "../support/cli.ts";

/** The steps that the README promises, numbered as there; a story goes on after some of them. */
async function promised(): Promise<readonly string[]> {
  const page = await readFile(join(root, "README.md"), "utf8");
  const [, list = ""] = /<!-- from story -->\n([\s\S]*?)\n<!-- end -->/.exec(page) ?? [];
  return list.split("\n").map((step) => step.replace(/\.$/, ""));
}

/** What the README lets a user type, by how it begins. */
async function command(beginning: string): Promise<string> {
  const page = await readFile(join(root, "README.md"), "utf8");
  const typed = [...page.matchAll(/^(npm[^#\n]+?)(?: +#.*)?$|`(npm[^`]+)`/gm)];
  const found = typed.map(([, line, inline = ""]) => line ?? inline);
  return found.find((each) => each.startsWith(beginning)) ?? "false";
}

/** An environment may ask for colours even where there is no terminal. */
function stepsIn(output: string): readonly string[] {
  return [...stripVTControlCharacters(output).matchAll(/^\d+\. .*?(?=[.:]$)/gm)].map(
    ([step]) => step,
  );
}

test("the README's quickstart tells its story to the end", async () => {
  await ensureEngine("opentofu");
  const { code, output } = await run("sh", ["-c", await command("npm run quickstart")]);
  expect(stepsIn(output)).toEqual(await promised());
  expect(code).toBe(0);
});

test("the README's quickstart on Pulumi, with --keep, leaves a desk behind until it is interrupted", async () => {
  await ensureEngine("pulumi");
  const typed = await command("npm run quickstart -- --engine pulumi");
  const env = { ...process.env, PATH: toolsPath() };
  // A group of its own, so that the interrupt reaches all of it as a terminal's does.
  const child = spawn("sh", ["-c", `exec ${typed} --keep`], { cwd: root, env, detached: true });
  onTestFinished(() => signal(child, "SIGKILL"));
  const end = ended(child);
  const said = await saidUntil(child, /deskform ticket list/);
  expect(stepsIn(said)).toEqual(await promised());
  const [, address = ""] = /The desk goes on at (\S+) until/.exec(said) ?? [];
  const [, token = ""] = /DESKFORM_TOKEN=(\S+) +# the customer/.exec(said) ?? [];
  const { tickets } = await rawDesk(address, token).get("/v1/projects/demo/tickets");
  expect(records(tickets)).toMatchObject([{ state: "completed" }]);
  signal(child, "SIGINT");
  await end;
  await expect(fetch(address)).rejects.toBeInstanceOf(TypeError);
});

function signal({ pid, exitCode, signalCode }: ChildProcess, name: NodeJS.Signals): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, name);
}
