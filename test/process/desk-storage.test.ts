import { execFileSync } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Asked } from "../support/desk.ts";
import {
  kill,
  prepareDesk,
  type PreparedDesk,
  serveCommand,
  serveDesk,
  type ServedDesk,
} from "../support/desk-process.ts";
import { application, keyNamed, project } from "../support/requests.ts";

let prepared: PreparedDesk;
let running: ServedDesk | null;

beforeEach(async () => {
  prepared = await prepareDesk();
  running = null;
});

afterEach(async () => {
  if (running !== null) await kill(running);
  await prepared.remove();
});

/** A request for support of its own, filed as the provider files. */
async function file(desk: ServedDesk, name: string): Promise<Asked<"putTicketByKey">> {
  const parameters = { project, key: keyNamed(name) };
  const { answer } = await desk.ask("customer", "readTicketByKey", { parameters });
  const body = { id: answer.nextId, namespace: "shop", origin: null, application: application() };
  return desk.ask("customer", "putTicketByKey", { parameters, body });
}

async function numbersAt(desk: ServedDesk): Promise<readonly string[]> {
  const { answer } = await desk.ask("customer", "listTickets", { parameters: { project } });
  return answer.tickets.map(({ number }) => number);
}

/** A file system of a few megabytes of the desk's own, which is gone with its process. */
function onSmallDisk(place: string): readonly string[] {
  const script = `mount -t tmpfs -o size=6m tmpfs "$1" && cp -a "$2/." "$1" && shift 2 && exec "$@"`;
  const { dataFolder, keyFile } = prepared;
  return [
    "unshare",
    "--map-root-user",
    "--mount",
    "sh",
    "-c",
    script,
    "sh",
    place,
    dataFolder,
    ...serveCommand(place, keyFile),
  ];
}

/** The desk's small disk, seen from outside. */
function inside({ child }: ServedDesk, place: string, name: string): string {
  return join(`/proc/${child.pid}/root`, place, name);
}

function fill(path: string): void {
  const filler = openSync(path, "w");
  const zeros = Buffer.alloc(64 * 1_024);
  try {
    for (;;) writeSync(filler, zeros);
  } catch {
    // There is no other way to find out that nothing more goes in.
  } finally {
    closeSync(filler);
  }
}

/** From now on the process can make no file longer; or it can again. */
function limitFiles({ child }: ServedDesk, most: "0" | "unlimited"): void {
  execFileSync("prlimit", ["--pid", String(child.pid), `--fsize=${most}:`]);
}

describe("a disk that is full", () => {
  test("is said with 507, loses nothing, lets readers read, and is used again once there is room", async () => {
    const place = join(prepared.folder, "disk");
    await mkdir(place);
    const desk = (running = await serveDesk(prepared, onSmallDisk(place)));
    expect((await file(desk, "before")).status).toBe(201);
    const filler = inside(desk, place, "filler");
    fill(filler);
    const refused = await file(desk, "meanwhile");
    expect([refused.status, refused.refusal.code]).toEqual([507, "storage_full"]);
    expect(await numbersAt(desk)).toEqual(["N1"]);
    await rm(filler);
    expect((await file(desk, "meanwhile")).status).toBe(201);
    expect(await numbersAt(desk)).toEqual(["N2", "N1"]);
  });
});

describe("a disk that takes no writes", () => {
  test("is said with 503 and when to come again, loses nothing, and is used again once it does", async () => {
    const desk = (running = await serveDesk(prepared));
    expect((await file(desk, "before")).status).toBe(201);
    limitFiles(desk, "0");
    const refused = await file(desk, "meanwhile");
    expect([refused.status, refused.refusal.code]).toEqual([503, "storage_unavailable"]);
    expect(refused.headers.get("retry-after")).toBe("5");
    expect(await numbersAt(desk)).toEqual(["N1"]);
    limitFiles(desk, "unlimited");
    expect((await file(desk, "meanwhile")).status).toBe(201);
    desk.child.kill("SIGTERM");
    expect((await desk.end).code).toBe(0);
    expect(prepared.rows("select number from ticket order by sequence")).toEqual([
      { number: "N1" },
      { number: "N2" },
    ]);
    expect(await prepared.findings()).toEqual([]);
  });

  test("from the beginning on is refused in words", async () => {
    const place = join(prepared.folder, "disk");
    await mkdir(place);
    const filled = `mount -t tmpfs tmpfs "$1" && cp -a "$2/." "$1"`;
    const script = `${filled} && mount -o remount,ro "$1" && shift 2 && exec "$@"`;
    const { dataFolder, keyFile } = prepared;
    const unshare = ["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh"];
    const command = [...unshare, place, dataFolder, ...serveCommand(place, keyFile)];
    const serving = serveDesk(prepared, command);
    await expect(serving).rejects.toThrow(/A data folder that can be written is wanted.*EROFS/);
  });
});
