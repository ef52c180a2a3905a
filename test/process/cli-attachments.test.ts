import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DemoRole } from "../../desk/demo/index.ts";
import { type People, peopleAt, reason } from "../support/cli.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { file } from "../support/requests.ts";

let desk: TestDesk;
let people: People;
let folder: string;

beforeEach(async () => {
  desk = await startTestDesk();
  people = peopleAt(desk);
  folder = await mkdtemp(join(tmpdir(), "deskform-files-"));
  await file(desk);
});

afterEach(async () => {
  await desk.remove();
  await rm(folder, { recursive: true, force: true });
});

const as = (role: DemoRole, ...words: readonly string[]) => people.as(role, "ticket", ...words);
const must = (role: DemoRole, ...words: readonly string[]) => people.must(role, "ticket", ...words);

async function written(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const firstPicture = Buffer.from("89504e470d0a1a0a00", "hex");
const secondPicture = Buffer.from("89504e470d0a1a0aff00ff", "hex");

describe("files beside the form", () => {
  test("are attached several at once, and attached again change nothing", async () => {
    const paths = [await written("화면.png", firstPicture), await written("a log.txt", "one\n")];
    const table = await must("customer", "attach", "n1", ...paths);
    expect(table).toMatch(/^a log\.txt +4 +text\/plain +[0-9a-f]{64}$/m);
    expect(table).toMatch(/^화면\.png +9 +image\/png +[0-9a-f]{64}$/m);
    expect(await must("customer", "attach", "N1", ...paths)).toBe(table);
    expect(await must("engineer", "attachments", "N1")).toBe(table);
  });

  test("arrive byte for byte, however large", async () => {
    const content = "line\n".repeat(1_000_000);
    const table = await must("customer", "attach", "N1", await written("log.txt", content));
    expect(table).toContain(createHash("sha256").update(content).digest("hex"));
  });

  test("are replaced by others of the same name, and told as the desk tells them", async () => {
    await must("customer", "attach", "N1", await written("screen.png", firstPicture));
    const changed = await written("screen.png", secondPicture);
    const told: unknown = JSON.parse(await must("customer", "attach", "N1", changed, "--json"));
    expect(told).toMatchObject({ attachments: [{ name: "screen.png", sizeBytes: 11 }] });
  });

  test("come back byte for byte, on either side, and not over a file that is there", async () => {
    await must("customer", "attach", "N1", await written("screen.png", secondPicture));
    const copy = join(folder, "copy.png");
    const words = ["download", "N1", "screen.png", "--to", copy];
    expect(await must("engineer", ...words)).toBe(`screen.png → ${copy}\n`);
    expect(await readFile(copy)).toEqual(secondPicture);
    const again = await as("customer", ...words);
    expect(again.code).toBe(1);
    expect(again.errors).toContain(`A new file is wanted; ${copy} is there already`);
    expect(await readFile(copy)).toEqual(secondPicture);
  });

  test("stop at the first that is refused, and those before it are there", async () => {
    const key = "-----BEGIN OPENSSH PRIVATE KEY-----\ncanary-key-1c7e\n";
    const paths = [await written("a.txt", "one\n"), await written("id_ed25519", key)];
    const { code, output, errors } = await as("customer", "attach", "N1", ...paths);
    expect({ code, output }).toEqual({ code: 1, output: "" });
    expect(errors).toContain("id_ed25519");
    expect(errors).not.toContain("canary-key-1c7e");
    expect(await must("customer", "attachments", "N1")).toMatch(/^a\.txt.*\n$/m);
  });

  test("are not sent when they are too large or cannot be read", async () => {
    const large = await written("large.txt", "a".repeat(10 * 1024 * 1024 + 1));
    expect((await as("customer", "attach", "N1", large)).errors).toContain(
      `At most 10485760 bytes are read from a file; ${large} has more.`,
    );
    const missing = join(folder, "missing.txt");
    expect((await as("customer", "attach", "N1", missing)).errors).toContain("(ENOENT)");
    expect(await must("customer", "attachments", "N1")).toBe("There are none.\n");
  });

  test("of another project cannot be downloaded, and leave no file", async () => {
    await must("customer", "attach", "N1", await written("a.txt", "one\n"));
    const copy = join(folder, "copy.txt");
    const words = ["download", "N1", "a.txt", "--to", copy, "--project", "other"];
    expect((await as("stranger", ...words)).code).toBe(1);
    expect(await readdir(folder)).toEqual(["a.txt"]);
  });

  test("are gone once detached", async () => {
    await must("customer", "attach", "N1", await written("nginx.conf", "worker_processes 1;\n"));
    await must("customer", "detach", "N1", "nginx.conf");
    expect(await must("customer", "attachments", "N1")).toBe("There are none.\n");
  });

  test("are fixed once the ticket has ended", async () => {
    const path = await written("a.txt", "one\n");
    await must("customer", "attach", "N1", path);
    await must("customer", "cancel", "N1", ...reason);
    const { code, errors } = await as("customer", "detach", "N1", "a.txt");
    expect(code).toBe(1);
    expect(errors).toContain("cancelled");
    expect(await must("customer", "attachments", "N1")).toContain("a.txt");
  });
});
