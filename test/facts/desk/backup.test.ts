import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backUp, restore } from "../../../desk/store/backup.ts";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { complete, file, read } from "../../support/requests.ts";

let desk: TestDesk;
let folder: string;
beforeEach(async () => {
  desk = await startTestDesk();
  folder = await mkdtemp(join(tmpdir(), "deskform-backup-"));
});
afterEach(async () => {
  await desk.remove();
  await rm(folder, { recursive: true, force: true });
});

function copiesNamed(name: string) {
  return { databaseFile: join(folder, `${name}.sqlite`), keysFile: join(folder, "keys.sqlite") };
}

async function restored(name: string): Promise<TestDesk> {
  const dataFolder = await mkdtemp(join(folder, "restored-"));
  restore(dataFolder, copiesNamed(name));
  return startTestDesk({ dataFolder, masterKeys: desk.masterKeys });
}

const erase = (id: string) =>
  desk.ask("admin", "eraseContact", {
    parameters: { ticket: id },
    body: { reason: "three years" },
  });

test("a desk that is restored from a running desk's copy has everything that it had", async () => {
  const ticket = await complete(desk, await file(desk));
  backUp(desk.dataFolder, copiesNamed("first"));
  const again = await restored("first");
  expect(await read(again, ticket)).toEqual(await read(desk, ticket));
  const hashes = "select hash from event where ticket_id = ? order by sequence";
  expect(again.sql(hashes, ticket.id)).toEqual(desk.sql(hashes, ticket.id));
  await again.stop();
});

test("only their owner reads the copies and what is restored, even over a file that others could read", async () => {
  const copies = copiesNamed("first");
  await writeFile(copies.keysFile, "", { mode: 0o644 });
  backUp(desk.dataFolder, copies);
  restore(folder, copies);
  const files = [copies.databaseFile, copies.keysFile, join(folder, "desk.sqlite")];
  const modes = await Promise.all(files.map(async (path) => (await stat(path)).mode & 0o777));
  expect(modes).toEqual([0o600, 0o600, 0o600]);
});

test("no byte of a data key is in the copy that is kept", async () => {
  await file(desk);
  const [row] = desk.sql("select wrapped from data_key");
  const copies = copiesNamed("first");
  backUp(desk.dataFolder, copies);
  const wrapped = String(row?.["wrapped"]);
  expect((await readFile(copies.keysFile)).includes(wrapped)).toBe(true);
  expect((await readFile(copies.databaseFile)).includes(wrapped)).toBe(false);
});

test("what was erased does not come back from an older copy", async () => {
  const ticket = await complete(desk, await file(desk));
  backUp(desk.dataFolder, copiesNamed("before"));
  await erase(ticket.id);
  backUp(desk.dataFolder, copiesNamed("after"));
  const again = await restored("before");
  expect((await read(again, ticket)).contact).toBeNull();
  await again.stop();
});

test("a copy that cannot be made leaves the older one as it was", async () => {
  const copies = copiesNamed("first");
  await file(desk);
  backUp(desk.dataFolder, copies);
  const before = await readFile(copies.databaseFile);
  const nowhere = { ...copies, keysFile: join(folder, "nowhere", "keys.sqlite") };
  expect(() => backUp(desk.dataFolder, nowhere)).toThrow("ENOENT");
  expect((await readFile(copies.databaseFile)).equals(before)).toBe(true);
  expect((await readdir(folder)).toSorted()).toEqual(["first.sqlite", "keys.sqlite"]);
});

test("what is no copy of a desk leaves no desk behind", async () => {
  const copies = copiesNamed("first");
  await file(desk);
  backUp(desk.dataFolder, copies);
  await writeFile(
    copies.keysFile,
    "not a database, but long enough to be taken for the head of one",
  );
  const empty = await mkdtemp(join(folder, "restored-"));
  expect(() => restore(empty, copies)).toThrow("not a database");
  expect(await readdir(empty)).toEqual([]);
});
