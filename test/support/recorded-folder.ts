/**
 * Records the data folder that this version writes, for later versions to read:
 * `node test/support/recorded-folder.ts > test/fixtures/desk/002.sql`.
 */
import process from "node:process";
import type { MasterKeys } from "../../desk/actions/privacy/sealing.ts";
import { pathOf } from "../../desk/contract/index.ts";
import { startTestDesk, type TestDesk } from "./desk.ts";
import { complete, file, project } from "./requests.ts";

/** For recorded folders only, whose data is invented. */
export const recordedMasterKeys: MasterKeys = {
  newest: 1,
  keys: new Map([[1, new Uint8Array(32).fill(7)]]),
};

async function record(): Promise<string> {
  const desk = await startTestDesk({ masterKeys: recordedMasterKeys });
  const first = await file(desk);
  await attach(desk, first.id);
  await complete(desk, first);
  const { id, version } = await file(desk, "second");
  const parameters = { project, ticket: id };
  await desk.ask("customer", "cancelTicket", {
    parameters,
    version,
    body: { reason: "not needed" },
  });
  const objects = desk.sql("select type, name, sql from sqlite_schema where sql is not null");
  const lines = ["pragma foreign_keys = off;"];
  for (const { type, name, sql } of objects) {
    lines.push(`${String(sql)};`);
    if (type === "table")
      lines.push(
        ...desk.sql(`select * from "${String(name)}"`).map((row) => insert(String(name), row)),
      );
  }
  await desk.remove();
  return `${lines.join("\n")}\n`;
}

async function attach(desk: TestDesk, ticket: string): Promise<void> {
  const attachment = pathOf("putAttachment", { project, ticket, attachment: "notes.txt" });
  const headers = {
    authorization: `Bearer ${desk.tokens.customer}`,
    "content-type": "application/octet-stream",
  };
  await desk.raw(attachment, { method: "PUT", body: "one", headers });
}

function insert(table: string, row: Readonly<Record<string, unknown>>): string {
  const values = Object.values(row).map((value) =>
    typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value),
  );
  return `insert into "${table}" values (${values.join(", ")});`;
}

if (process.argv[1] === import.meta.filename) process.stdout.write(await record());
