import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generate, isFresh } from "../../tools/generate.ts";

const proto = (fields: string): string => `syntax = "proto3"; message Note { ${fields} }`;

let folder: string;
let protos: string;
let generated: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deskform-generate-"));
  protos = folder;
  generated = join(folder, "generated");
  await writeFile(join(protos, "note.proto"), proto("string text = 1;"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("the generated messages are those of the present protos", async () => {
  expect(await isFresh()).toBe(true);
});

test("messages that were never generated are stale", async () => {
  expect(await isFresh(protos, generated)).toBe(false);
});

test("messages are fresh once generated, and a second run changes nothing", async () => {
  expect(await generate(protos, generated)).toBe(true);
  expect(await readdir(generated)).toContain("note_pb.ts");
  expect(await generate(protos, generated)).toBe(false);
});

test.each([
  ["changed", (): Promise<void> => writeFile(join(protos, "note.proto"), proto(""))],
  ["added", (): Promise<void> => writeFile(join(protos, "more.proto"), `syntax = "proto3";`)],
  ["removed", (): Promise<void> => rm(join(protos, "note.proto"))],
])("messages are stale when a proto was %s", async (_, change) => {
  await generate(protos, generated);
  await change();
  expect(await isFresh(protos, generated)).toBe(false);
});
