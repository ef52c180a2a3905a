import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FileContent } from "../../../../desk/contract/index.ts";
import { openContent } from "../../../../main/commands/files.ts";

const bytesMax = 1024 * 1024;
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deskform-content-"));
  file = join(folder, "a.txt");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function piecesOf(content: FileContent): Promise<readonly Uint8Array[]> {
  if (content instanceof Uint8Array) throw new Error("a stream was wanted; it came whole");
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return pieces;
}

describe("a file to send", () => {
  test("is read in pieces, and from its beginning whenever it is sent again", async () => {
    await writeFile(file, "x".repeat(bytesMax));
    const content = await openContent(file, bytesMax);
    const [first, second] = [await piecesOf(content), await piecesOf(content)];
    expect(Math.max(...first.map(({ byteLength }) => byteLength))).toBe(64 * 1024);
    expect(Buffer.concat(first).toString()).toBe("x".repeat(bytesMax));
    expect(second).toEqual(first);
  });

  test("is refused by its size before any of it is read", async () => {
    await writeFile(file, "");
    await truncate(file, bytesMax + 1);
    await expect(openContent(file, bytesMax)).rejects.toThrow(
      `At most ${bytesMax} bytes are read from a file; ${file} has more.`,
    );
  });

  test.each([
    ["that is not there", () => join(folder, "missing.txt"), "(ENOENT)"],
    ["that is a folder", () => folder, "(EISDIR)"],
  ])("%s is refused before anything is sent", async (_, path, code) => {
    await expect(openContent(path(), bytesMax)).rejects.toThrow(code);
  });
});
