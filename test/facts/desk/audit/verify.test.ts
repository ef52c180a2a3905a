import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type Checkpoint,
  signCheckpoint,
  signerFrom,
} from "../../../../desk/actions/audit/checkpoint.ts";
import { verifyAudit } from "../../../../desk/actions/audit/verify.ts";
import { leafHash, noHash } from "../../../../desk/actions/audit/log.ts";
import { ok } from "../../../../desk/actions/result.ts";
import type { LogEntry } from "../../../../desk/actions/storage/store.ts";
import { readSqlite, storeOn } from "../../../../desk/store/index.ts";
import { passingMasterKeys } from "../../../support/master-keys.ts";
import { startTestDesk, type TestDesk } from "../../../support/desk.ts";
import { application, askForApproval, complete, file, project } from "../../../support/requests.ts";
import type { ApplicationForm } from "../../../../desk/contract/index.ts";

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk();
  const first = await file(desk, "first");
  await attach(first.id, "worker_processes 1;");
  await attach(first.id, "worker_processes 2;");
  await inquire(first.id);
  await askForApproval(desk, await file(desk, "second", { serverId: "db-1" }));
  await complete(desk, first);
});
afterEach(() => desk.remove());

/** Another content under the same name takes the place of the one before. */
async function attach(ticket: string, body: string): Promise<void> {
  const { status } = await desk.raw(
    `/v1/projects/${project}/tickets/${ticket}/attachments/nginx.conf`,
    {
      method: "PUT",
      body,
      headers: {
        authorization: `Bearer ${desk.tokens.customer}`,
        "content-type": "application/octet-stream",
      },
    },
  );
  expect([200, 201]).toContain(status);
}

/** An expedite that is answered and accepted. */
async function inquire(ticketId: string): Promise<void> {
  const parameters = { project, key: "f".repeat(64) };
  const { nextId: id } = (await desk.ask("customer", "readInquiryByKey", { parameters })).answer;
  const words = { subject: "Please hurry", body: "The shop is down." };
  const body = { id, kind: "expedite" as const, ticketId, ...words };
  await desk.ask("customer", "putInquiryByKey", { parameters, body });
  const inquiry = { parameters: { inquiry: id } };
  await desk.ask("engineer", "answerInquiry", { ...inquiry, body: { body: "We look at it." } });
  await desk.ask("engineer", "acceptExpedite", inquiry);
}

/** What a look at the files finds; with a checkpoint, trusting only the desk's own key. */
async function findings(earlier: Checkpoint | null = null, { trusted } = ownSigner()) {
  const database = readSqlite(join(desk.dataFolder, "desk.sqlite"));
  const signed = earlier === null ? null : { checkpoint: earlier, trusted };
  const verified = await storeOn(database).transact(async (transaction) =>
    ok(await verifyAudit(transaction, signed)),
  );
  await database.close();
  return verified.ok ? verified.value.findings : [verified.fault];
}

const ownSigner = () => signerFrom(desk.masterKeys);

async function checkpoint(): Promise<Checkpoint> {
  const { answer } = await desk.ask("admin", "readDeskCheckpoint", { parameters: {} });
  return answer.checkpoint;
}

/** Several statements, past the desk, with foreign keys off as an attacker would have them. */
function tamper(...statements: readonly string[]): void {
  const database = new DatabaseSync(join(desk.dataFolder, "desk.sqlite"));
  database.exec("pragma foreign_keys = off");
  for (const statement of statements) database.exec(statement);
  database.close();
}

const inDemo = `project_id = '${project}'`;

describe("the log of a desk that nobody has touched", () => {
  test("is whole, and tells the tables as they are", async () => {
    expect(await findings()).toEqual([]);
  });

  test("is that of an earlier checkpoint, with more behind it", async () => {
    const signed = await checkpoint();
    await file(desk, "third");
    expect(await findings(signed)).toEqual([]);
  });

  test("stays whole when secrets come, change, and go with the service that wanted them", async () => {
    const secrets = { "db-install": { dbRootPassword: "canary" } };
    const withSecrets = { services: ["db-install"], securityInfo: secrets };
    const { id, version } = await file(desk, "third", withSecrets);
    const edit = (read: number, changes: Partial<ApplicationForm>) =>
      desk.ask("customer", "editTicket", {
        parameters: { project, ticket: id },
        version: read,
        body: { application: application(changes) },
      });
    const changed = {
      ...withSecrets,
      securityInfo: { "db-install": { dbRootPassword: "another" } },
    };
    await edit(version, changed);
    expect(await findings()).toEqual([]);
    expect((await edit(version + 1, {})).status).toBe(200);
    expect(desk.sql("select 1 from sealed where purpose = 'security_info'")).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  test("stays whole when an old ticket's secrets are destroyed and its contact is erased", async () => {
    const ticket = await file(desk, "third");
    const { version, id } = ticket;
    const cancelled = await desk.ask("customer", "cancelTicket", {
      parameters: { project, ticket: id },
      version,
      body: { reason: "not needed" },
    });
    const parameters = { project, ticket: id };
    await desk.ask("customer", "withdrawConsent", { parameters });
    expect(cancelled.answer.ticket.state).toBe("cancelled");
    expect(await findings()).toEqual([]);
  });
});

describe("found without a checkpoint", () => {
  test("an event whose words were changed", async () => {
    tamper(`update event set author = 'nobody' where ${inDemo} and sequence = 3`);
    expect(await findings()).toContainEqual({ kind: "event_changed", log: project, sequence: 3 });
  });

  test("an event whose payload was changed", async () => {
    tamper(
      `update event set payload = json_set(payload, '$.changes.title', 'x') where ${inDemo} and sequence = 0`,
    );
    expect(await findings()).toContainEqual({ kind: "event_changed", log: project, sequence: 0 });
  });

  test("an event that was taken out of the middle, in its project and in its ticket", async () => {
    tamper(`delete from event where ${inDemo} and sequence = 2`);
    const kinds = (await findings()).map((finding) => ("kind" in finding ? finding.kind : ""));
    expect(kinds).toContain("event_missing");
    expect(kinds).toContain("chain_broken");
  });

  test("an event that was added behind the others, with a hash that fits", async () => {
    const [ticket] = desk.sql("select id from ticket where number = 'N1'");
    const last = lastEntry();
    const added = {
      ...last,
      id: "evt_added",
      sequence: last.sequence + 1,
      ticketId: String(ticket?.["id"]),
      ticketSequence: 99,
      kind: "commented",
      payload: { commentId: "cmt_added", by: "engineer", kind: "note", body: "never said" },
    };
    append({ ...added, hash: leafHash(added) });
    const kinds = (await findings()).map((finding) => ("kind" in finding ? finding.kind : ""));
    expect(kinds).toEqual(["chain_broken", "table_differs"]);
  });

  test.each([
    {
      what: "a ticket",
      by: "update ticket set document = json_set(document, '$.priority', 5) where number = 'N1'",
      table: "ticket",
    },
    { what: "a comment", by: "update comment set body = 'nothing was promised'", table: "comment" },
    {
      what: "a grant",
      by: "update firewall_grant set expires_at = expires_at + 1",
      table: "firewall_grant",
    },
    {
      what: "a charge",
      by: "update charge set document = json_set(document, '$.quote.subtotal', 1)",
      table: "charge",
    },
    { what: "a charge's absence", by: "delete from charge", table: "charge" },
    {
      what: "a registration",
      by: "update key_registration set state = 'verified'",
      table: "key_registration",
    },
    { what: "a ciphertext", by: "update sealed set ciphertext = 'AAAA'", table: "sealed" },
    {
      what: "a file",
      by: "update attachment_chunk set content = 'AAAA'",
      table: "attachment",
    },
    { what: "an inquiry", by: "update inquiry set subject = 'another'", table: "inquiry" },
    {
      what: "an answer",
      by: "update inquiry_message set body = 'no' where side = 'desk'",
      table: "inquiry",
    },
    {
      what: "the calendar",
      by: "update setting set value = replace(value, '[', '[1,') where name = 'calendar'",
      table: "calendar",
    },
  ])("a table that was changed past the log: $what", async ({ by, table }) => {
    tamper(by);
    const tables = (await findings()).map((finding) => ("table" in finding ? finding.table : ""));
    expect(new Set(tables)).toEqual(new Set([table]));
  });

  test("a ticket of which the log knows nothing", async () => {
    tamper(`delete from event where ticket_id = (select id from ticket where number = 'N2')`);
    const found = await findings();
    expect(found).toContainEqual({
      kind: "table_differs",
      table: "ticket",
      id: String(desk.sql("select id from ticket where number = 'N2'")[0]?.["id"]),
    });
  });
});

describe("found with a checkpoint", () => {
  test("a tail that was cut off, though what is left fits together", async () => {
    const signed = await checkpoint();
    tamper(
      `delete from event where ${inDemo} and sequence = (select max(sequence) from event where ${inDemo})`,
    );
    const [first] = await findings(signed);
    expect(first).toMatchObject({ kind: "log_truncated", log: project });
  });

  test("a database that was rewritten from the first event on, with hashes that fit", async () => {
    const signed = await checkpoint();
    rewrite((entry) => ({ ...entry, by: entry.kind === "start" ? "someone" : entry.by }));
    expect(await findings()).toEqual([]);
    expect(await findings(signed)).toEqual([
      { kind: "log_rewritten", log: project, signedSize: sizeOf(signed) },
    ]);
  });

  test("another desk's folder", async () => {
    const { at, logs } = await checkpoint();
    const foreign = signCheckpoint(ownSigner(), { deskId: "desk_other", at, logs });
    expect(await findings(foreign)).toMatchObject([{ kind: "other_desk" }]);
  });

  test("a checkpoint that was changed after it was signed", async () => {
    const signed = await checkpoint();
    const changed = { ...signed, logs: signed.logs.slice(1) };
    expect(await findings(changed)).toEqual([
      { kind: "checkpoint_refused", problem: "wrong_signature" },
    ]);
  });

  test("a checkpoint that somebody else has signed", async () => {
    const { deskId, at, logs } = await checkpoint();
    const forged = signCheckpoint(signerFrom(passingMasterKeys()), { deskId, at, logs });
    expect(await findings(forged)).toEqual([
      { kind: "checkpoint_refused", problem: "unknown_key" },
    ]);
  });
});

test("a checkpoint that an older master key has signed counts as long as that key is kept", async () => {
  const signed = await checkpoint();
  const [older = new Uint8Array()] = desk.masterKeys.keys.values();
  const rotated = signerFrom({
    newest: 2,
    keys: new Map([
      [1, older],
      [2, new Uint8Array(32)],
    ]),
  });
  expect(rotated.publicKey).not.toBe(signed.publicKey);
  expect(await findings(signed, rotated)).toEqual([]);
});

function sizeOf({ logs }: Checkpoint): number {
  return logs.find(({ log }) => log === project)?.size ?? 0;
}

function lastEntry(): Omit<LogEntry, "hash"> {
  const [row] = desk.sql(`select * from event where ${inDemo} order by sequence desc limit 1`);
  return entryOf(row ?? {});
}

function entryOf(row: Readonly<Record<string, unknown>>): LogEntry {
  const payload: unknown = JSON.parse(String(row["payload"]));
  const { ticket_id: ticketId, ticket_sequence: ticketSequence } = row;
  return {
    id: String(row["id"]),
    project: String(row["project_id"]),
    sequence: Number(row["sequence"]),
    ticketId: typeof ticketId === "string" ? ticketId : null,
    ticketSequence: typeof ticketSequence === "number" ? ticketSequence : null,
    at: Number(row["at"]),
    by: String(row["author"]),
    role: String(row["role"]),
    kind: String(row["kind"]),
    payload: { ...(typeof payload === "object" ? payload : {}) },
    previousHash: String(row["previous_hash"]),
    hash: String(row["hash"]),
  };
}

function append(entry: LogEntry): void {
  const { id, sequence, ticketId, ticketSequence, at, by, role, kind, payload } = entry;
  const place = [id, entry.project, sequence, ticketId, ticketSequence];
  const content = [at, by, role, kind, JSON.stringify(payload), entry.previousHash, entry.hash];
  const marks = [...place, ...content].map(() => "?").join(", ");
  desk.sql(`insert into event values (${marks})`, ...place, ...content);
}

/** As somebody would who knows everything but the key: every hash anew, in every chain. */
function rewrite(change: (entry: LogEntry) => LogEntry): void {
  const update = "update event set author = ?, previous_hash = ?, hash = ? where id = ?";
  const lastHash = new Map<string, string>();
  for (const row of desk.sql(`select * from event where ${inDemo} order by sequence`)) {
    const { ticketId, previousHash: known, ...entry } = change(entryOf(row));
    const chain = ticketId ?? "";
    const previousHash = ticketId === null ? known : (lastHash.get(chain) ?? noHash);
    const hash = leafHash({ ...entry, ticketId, previousHash });
    lastHash.set(chain, hash);
    desk.sql(update, entry.by, previousHash, hash, entry.id);
  }
}
