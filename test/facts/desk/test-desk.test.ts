import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startTestDesk } from "../../support/desk.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deskform-none-"));
  vi.stubEnv("TMPDIR", folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const withoutKeys = { masterKeys: { newest: 1, keys: new Map<number, Uint8Array>() } };

test("a desk for tests that does not start leaves no folder behind", async () => {
  await expect(startTestDesk(withoutKeys)).rejects.toThrow("master key 1 is wanted");
  expect(await readdir(folder)).toEqual([]);
});

test("a folder that was there before stays, and is let go", async () => {
  const desk = await startTestDesk();
  await desk.stop();
  const { dataFolder } = desk;
  await expect(startTestDesk({ ...withoutKeys, dataFolder })).rejects.toThrow("master key");
  const again = await startTestDesk({ dataFolder });
  expect(await readdir(folder)).toHaveLength(1);
  await again.remove();
});
