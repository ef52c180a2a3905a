/** How engines are built, by a Go that makes nothing but an empty program. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { ensureEngine } from "../../../tools/engines.ts";
import { buildGoProgram, type GoProgram, pinnedHash } from "../../../tools/go-program.ts";
import { root, run } from "../../../tools/run.ts";

let folder: string;

/** A machine that has no engine. Its Go notes where it builds, and takes until it may go on. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deskform-builds-"));
  await mkdir(join(folder, "bin"));
  vi.stubEnv("PATH", join(folder, "bin"));
  vi.stubEnv("DESKFORM_CACHE", join(folder, "cache"));
  const go = `#!/bin/sh
[ "$1" = build ] || exit 0
while [ "$1" != -o ]; do shift; done
echo half > "$2"
echo "$2" >> '${folder}/builds'
while [ ! -e '${folder}/go-on' ]; do /bin/sleep 0.05; done
echo whole > "$2"
`;
  await writeFile(join(folder, "bin/go"), go, { mode: 0o755 });
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function letGo(): Promise<void> {
  await writeFile(join(folder, "go-on"), "");
}

/** Where programs were built to, one line a build. */
async function builds(): Promise<readonly string[]> {
  const notes = await readFile(join(folder, "builds"), "utf8").catch(() => "");
  return notes.split("\n").slice(0, -1);
}

async function untilBuilding(): Promise<void> {
  await vi.waitFor(async () => expect(await builds()).toHaveLength(1), 20_000);
}

const asking = ["tools/engines.ts", "path", "opentofu"];

test("an engine is built to a temporary name and then renamed", async () => {
  const building = ensureEngine("opentofu");
  await untilBuilding();
  const [unfinished = ""] = await builds();
  const engines = join(folder, "cache/engines");
  const half = (await readdir(engines)).filter((name) => name.startsWith("opentofu-"));
  expect(half).toEqual([relative(engines, dirname(unfinished))]);
  await letGo();
  const program = await building;
  expect(dirname(unfinished)).toBe(`${dirname(program)}.building-${process.pid}`);
  expect(existsSync(unfinished)).toBe(false);
  expect(await readFile(program, "utf8")).toBe("whole\n");
});

test("a build that was killed leaves nothing that counts as built, and the next one removes it", async () => {
  // A group of its own, so that its Go is killed with it.
  const child = spawn(process.execPath, asking, { cwd: root, detached: true, stdio: "ignore" });
  onTestFinished(() => kill(child));
  await untilBuilding();
  const ended = once(child, "exit");
  kill(child);
  await ended;
  const [unfinished = ""] = await builds();
  expect(await readFile(unfinished, "utf8")).toBe("half\n");
  await letGo();
  const program = await ensureEngine("opentofu");
  expect(await readFile(program, "utf8")).toBe("whole\n");
  expect(await builds()).toHaveLength(2);
  expect(existsSync(dirname(unfinished))).toBe(false);
});

function kill({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, "SIGKILL");
}

test("two callers at once build once, and the one that waits is told so", async () => {
  const first = run("node", asking);
  await untilBuilding();
  const second = spawn(process.execPath, asking, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const answer = once(second.stdout, "data");
  const told: unknown = await once(second.stderr, "data");
  expect(String(told)).toBe("waiting for another process that is building an engine …\n");
  await letGo();
  const program = await ensureEngine("opentofu");
  expect((await first).output).toMatch(/^building tofu \(0 s\)\nbuilt tofu \(\d+ s\)\n/);
  expect((await first).output).toContain(program);
  expect(String(await answer)).toBe(`${program}\n`);
  expect(await builds()).toHaveLength(1);
});

/** A program whose module lies in the test's own folder. */
async function pinned(requirement: string, sums = ""): Promise<GoProgram> {
  await writeFile(join(folder, "go.mod"), `module tools\n\nrequire (\n\t${requirement}\n)\n`);
  await writeFile(join(folder, "go.sum"), sums);
  const module = relative(join(root, "tools/engines"), folder);
  return { module, binary: "tool", package: "example.com/tool/cmd", variables: [] };
}

test("a long build says every quarter of a minute that it goes on", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => said.mockRestore());
  const building = buildGoProgram(await pinned("example.com/tool v1.0.0"), folder);
  await vi.waitUntil(() => existsSync(join(folder, "builds")), 20_000);
  vi.advanceTimersByTime(31_000);
  await letGo();
  await building;
  vi.advanceTimersByTime(31_000);
  expect(said.mock.calls.map(([line]) => String(line).replace(/\d+ s/, "…"))).toEqual([
    "building tool (…)",
    "still building tool (…)",
    "still building tool (…)",
    "built tool (…)",
  ]);
});

test("the cache's key is another for every other version, checksum or program, and else the same", async () => {
  const hashes = [
    await pinnedHash([await pinned("example.com/tool v1.0.0")]),
    await pinnedHash([await pinned("example.com/tool v1.0.1")]),
    await pinnedHash([await pinned("example.com/tool v1.0.0", "example.com/tool v1.0.0 h1:x\n")]),
    await pinnedHash([{ ...(await pinned("example.com/tool v1.0.0")), variables: ["dev=no"] }]),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(await pinnedHash([await pinned("example.com/tool v1.0.0")])).toBe(hashes[0]);
});
