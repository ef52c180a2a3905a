/** The real service on a real database, in process, for histories that restart it as they like. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync, type SQLOutputValue, type StatementSync } from "node:sqlite";
import { verifyAudit } from "../../../desk/actions/audit/verify.ts";
import type { AuditContext } from "../../../desk/actions/audit/log.ts";
import { enrol } from "../../../desk/actions/people/enrol.ts";
import { issueToken } from "../../../desk/actions/people/tokens.ts";
import type { MasterKeys } from "../../../desk/actions/privacy/sealing.ts";
import { ok } from "../../../desk/actions/result.ts";
import type { Reply } from "../../../desk/contract/index.ts";
import { seedDemo } from "../../../main/desk/demo.ts";
import { passingMasterKeys } from "../master-keys.ts";
import { openDeskService } from "../../../main/desk/open.ts";
import type { ModelledRoute, SentTo } from "./index.ts";
import { people, type PersonName } from "./people.ts";

export type Row = Readonly<Record<string, SQLOutputValue>>;

export interface ModelDesk {
  /** The same moment for the desk as for the model. */
  readonly clock: { now: number };
  call<Name extends ModelledRoute>(sent: SentTo<Name>): Promise<Reply<Name>>;
  /** Ends the desk and begins it again on the same folder. */
  restart(): Promise<void>;
  /** What the clock does by itself, to its end. */
  sweepAll(): Promise<void>;
  /** Past the desk, by a connection that sees only what is committed. */
  rows(statement: string, ...parameters: readonly (string | number)[]): readonly Row[];
  /** What the desk's own verification finds: chains, and the tables told again from the log. */
  auditFindings(): Promise<readonly string[]>;
  /** Every byte of the database, the log of its writes included. */
  bytes(): Buffer;
  remove(): Promise<void>;
}

/** No history has so many tickets that the clock takes longer. */
const sweepsMax = 10;

export async function openModelDesk(start: number): Promise<ModelDesk> {
  const folder = mkdtempSync(join(tmpdir(), "deskform-model-"));
  const clock = { now: start };
  const masterKeys = passingMasterKeys();
  let running = await run(folder, clock, masterKeys, issueTokens);
  const tokens = running.prepared;

  async function restart(): Promise<void> {
    await running.stop();
    running = await run(folder, clock, masterKeys, async () => tokens);
  }

  return {
    clock,
    restart,
    rows: (statement, ...parameters) => running.rows(statement, parameters),
    async sweepAll() {
      for (let done = 0; await running.service.sweep(); done += 1) {
        if (done >= sweepsMax) throw new Error("the clock never comes to an end");
      }
    },
    call: (sent) => running.service.call(sent.name, incomingCallOf(sent, tokens)),
    async auditFindings() {
      const verified = await running.store.transact(async (transaction) =>
        ok(await verifyAudit(transaction, null)),
      );
      if (!verified.ok) return [verified.fault.code];
      return verified.value.findings.map((finding) => `the log tells: ${JSON.stringify(finding)}`);
    },
    bytes: () =>
      Buffer.concat(["", "-wal"].map((end) => readFileSync(join(folder, `desk.sqlite${end}`)))),
    async remove() {
      await running.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function incomingCallOf<Name extends ModelledRoute>({ by, request }: SentTo<Name>, tokens: Tokens) {
  return {
    token: tokens[by],
    parameters: request.parameters,
    readRequest: () => ok(request),
    onAuthenticated: () => undefined,
  };
}

type Tokens = Readonly<Record<PersonName, string>>;

async function run(
  dataFolder: string,
  clock: { readonly now: number },
  masterKeys: MasterKeys,
  prepare: (context: AuditContext) => Promise<Tokens>,
) {
  const { prepared, service, store, release } = await openDeskService({
    dataFolder,
    clock: { now: () => clock.now, move: null },
    masterKeys,
    durability: "off",
    prepare,
  });
  const witness = new DatabaseSync(join(dataFolder, "desk.sqlite"), { readOnly: true });
  const statements = new Map<string, StatementSync>();
  return {
    prepared,
    service,
    store,
    rows(statement: string, parameters: readonly (string | number)[]): readonly Row[] {
      const known = statements.get(statement) ?? witness.prepare(statement);
      statements.set(statement, known);
      return known.all(...parameters);
    },
    async stop() {
      witness.close();
      await release();
    },
  };
}

/** The example data, and a second engineer. */
async function issueTokens(context: AuditContext): Promise<Tokens> {
  const tokens = await seedDemo(context);
  const { mayWrite, mayConfirm, ...enrolment } = people.colleague;
  await enrol(context, enrolment);
  const { id: principalId } = enrolment.principal;
  const terms = { principalId, mayWrite, mayConfirm, expiresAt: null };
  return { ...tokens, colleague: await issueToken(context, terms) };
}
