import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ok } from "../../../../desk/actions/result.ts";
import { migrate, migrations, openSqlite, storeOn } from "../../../../desk/store/index.ts";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "deskform-commit-"))));
afterEach(() => rm(folder, { recursive: true, force: true }));

test("whoever is answered finds the write committed, however many share the commit", async () => {
  const file = join(folder, "desk.sqlite");
  const database = openSqlite({ file, durability: "off" });
  await migrate(database, migrations);
  const store = storeOn(database);
  const witness = new DatabaseSync(file, { readOnly: true });
  const seen = witness.prepare("select value from setting where name = ?");
  const names = Array.from({ length: 20 }, (_, index) => `name ${index}`);
  const found = names.map(async (name) => {
    await store.transact(async ({ settings }) => ok(await settings.write(name, "there")));
    return seen.get(name);
  });
  expect(await Promise.all(found)).toEqual(names.map(() => ({ value: "there" })));
  witness.close();
  await database.close();
});
