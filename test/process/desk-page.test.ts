import { type ChildProcess, spawn } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "../../tools/run.ts";
import { ended, type Ended } from "../support/cli.ts";

let folder: string;
let environment: Record<string, string>;
let serving: { readonly child: ChildProcess; readonly end: Promise<Ended> } | null;
/** What `init` has printed. */
let token: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deskform-page-"));
  environment = { PATH: [join(folder, "bin"), process.env["PATH"]].join(delimiter) };
  serving = null;
  token = "";
  await mkdir(join(folder, "bin"));
  const program = `#!/bin/sh\nexec "${process.execPath}" "${root}/main/deskform.ts" "$@"\n`;
  await writeFile(join(folder, "bin/deskform"), program, { mode: 0o755 });
  await copyFile(join(root, "examples/desk-import/desk.yaml"), join(folder, "desk.yaml"));
});
afterEach(async () => {
  await stopServing();
  await rm(folder, { recursive: true, force: true });
});

async function commandsOf(page: string): Promise<readonly string[]> {
  const text = await readFile(join(root, page), "utf8");
  const blocks = [...text.matchAll(/```sh\n(.*?)\n```/gs)];
  return blocks.flatMap(([, block = ""]) => block.split("\n"));
}

function start(command: string): ChildProcess {
  return spawn("sh", ["-c", command], { cwd: folder, env: environment });
}

/** Until the page serves the next one; on any free port. */
async function serve(command: string): Promise<void> {
  await stopServing();
  const child = start(`exec ${command} --listen 127.0.0.1:0`);
  const end = ended(child);
  serving = { child, end };
  environment["DESKFORM_ENDPOINT"] = await announced(child, end);
}

function announced(child: ChildProcess, end: Promise<Ended>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const address = /(http:\S+)\.\n/.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    });
    void end.then(({ errors }) => reject(new Error(`it ended before it listened: ${errors}`)));
  });
}

async function stopServing(): Promise<void> {
  serving?.child.kill("SIGTERM");
  await serving?.end;
}

async function run(command: string): Promise<void> {
  const { code, output, errors } = await ended(start(command));
  expect({ command, code, errors }).toEqual({ command, code: 0, errors: "" });
  if (command.includes(" init ")) token = /^dfk_\S+$/m.exec(output)?.[0] ?? "";
}

async function follow(line: string): Promise<void> {
  const command = line.replace(/ +#.*$/, "");
  if (command.startsWith("export DESKFORM_TOKEN=dfk_")) environment["DESKFORM_TOKEN"] = token;
  else if (command.includes(" desk serve ")) await serve(command);
  // The address is the one of the desk that is served here.
  else if (command !== "export DESKFORM_ENDPOINT=http://127.0.0.1:8480") await run(command);
}

test("every command of the page of the desk runs as it is written, in its order", async () => {
  const commands = await commandsOf("docs/desk.md");
  expect(commands.length).toBeGreaterThan(10);
  for (const command of commands) await follow(command);
  // The last one that the page serves is the restored one, whose administrator is the old one.
  await run("deskform desk principal list");
});
