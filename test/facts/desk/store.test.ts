import { chmodSync, mkdirSync, statSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { pathOf } from "../../../desk/contract/index.ts";
import { migrate, migrations, openSqlite, storeOn } from "../../../desk/store/index.ts";
import { openFolder } from "../../../main/desk/data-folder.ts";
import { startTestDesk } from "../../support/desk.ts";
import { recordedMasterKeys } from "../../support/recorded-folder.ts";
import { project } from "../../support/requests.ts";
import { storeSuite } from "../../support/store-suite.ts";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "deskform-store-"))));
afterEach(() => rm(folder, { recursive: true, force: true }));

storeSuite("SQLite", async () => {
  const database = openSqlite({ file: join(folder, "desk.sqlite"), durability: "off" });
  await migrate(database, migrations);
  return { store: storeOn(database), remove: () => database.close() };
});

describe("a data folder", () => {
  test("is its owner's alone", async () => {
    const data = join(folder, "data");
    mkdirSync(data);
    chmodSync(data, 0o755);
    const { release } = await openFolder(data, "off");
    expect(statSync(data).mode & 0o777).toBe(0o700);
    await release();
  });

  test("is written so that it survives a loss of power", async () => {
    const { release } = await openFolder(folder, "full");
    await release();
    const database = new DatabaseSync(join(folder, "desk.sqlite"));
    expect(database.prepare("pragma journal_mode").get()).toEqual({ journal_mode: "wal" });
    database.close();
  });

  test("is refused to a second desk as long as the first one runs", async () => {
    const { release } = await openFolder(folder, "off");
    await expect(openFolder(folder, "off")).rejects.toThrow(/another desk is using/);
    await release();
    const again = await openFolder(folder, "off");
    await again.release();
  });

  test("of a newer version is refused and left as it was", async () => {
    const { release } = await openFolder(folder, "off");
    await release();
    const newer = migrations.length + 1;
    const database = new DatabaseSync(join(folder, "desk.sqlite"));
    database.prepare("insert into migration (version) values (?)").run(newer);
    database.close();
    await expect(openFolder(folder, "off")).rejects.toThrow(`has version ${newer}`);
  });

  test("of which a step fails stays as it was, whatever steps went well before", async () => {
    const database = openSqlite({ file: join(folder, "desk.sqlite"), durability: "off" });
    const broken = [
      "create table first (id text)",
      "create table second (id text); create tabel third",
    ];
    await expect(migrate(database, broken)).rejects.toThrow(/syntax error/);
    await database.close();
    const raw = new DatabaseSync(join(folder, "desk.sqlite"));
    expect(raw.prepare("select name from sqlite_schema").all()).toEqual([]);
    raw.close();
  });
});

describe("a folder that an older version has written", () => {
  test("with files that lie whole has them in chunks, byte for byte", async () => {
    const recorded = new URL("../../fixtures/desk/004.sql", import.meta.url);
    const database = new DatabaseSync(join(folder, "desk.sqlite"));
    database.exec(await readFile(recorded, "utf8"));
    const content = "0123456789".repeat(60_000);
    database.exec(`
      insert into attachment select 'att_old', id, 'old.txt', ${content.length}, '', 'text/plain'
      from ticket where number = 'N1'`);
    database
      .prepare("insert into attachment_content values ('att_old', ?)")
      .run(Buffer.from(content).toString("base64"));
    database.close();
    const desk = await startTestDesk({ dataFolder: folder, masterKeys: recordedMasterKeys });
    const headers = { authorization: `Bearer ${desk.tokens.engineer}` };
    const [row] = desk.sql("select ticket_id from attachment where id = 'att_old'");
    const parameters = { ticket: String(row?.["ticket_id"]), attachment: "old.txt" };
    const response = await desk.raw(pathOf("readDeskAttachment", parameters), { headers });
    const isSame = (await response.text()) === content;
    expect(isSame).toBe(true);
    expect(desk.sql("select 1 from attachment_chunk")).toHaveLength(3);
    await desk.stop();
  });

  const recordings = migrations.map((_, index) => String(index + 1).padStart(3, "0"));

  test.each(recordings)(
    "of version %s is brought up to date with everything in it",
    async (version) => {
      const recorded = new URL(`../../fixtures/desk/${version}.sql`, import.meta.url);
      const database = new DatabaseSync(join(folder, "desk.sqlite"));
      database.exec(await readFile(recorded, "utf8"));
      database.close();
      const desk = await startTestDesk({ dataFolder: folder, masterKeys: recordedMasterKeys });
      const { answer } = await desk.ask("customer", "listTickets", { parameters: { project } });
      expect(
        answer.tickets.map(({ number, state, contact }) => [number, state, contact?.name]),
      ).toEqual([
        ["N2", "cancelled", "Kim Jiwon"],
        ["N1", "completed", "Kim Jiwon"],
      ]);
      expect(desk.sql("select max(version) as version from migration")).toEqual([
        { version: migrations.length },
      ]);
      await desk.stop();
    },
  );
});
