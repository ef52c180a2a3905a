import { join } from "node:path";
import { calendarWith } from "../../core/calendar/index.ts";
import { importData } from "../../desk/actions/projects/import.ts";
import { enrol } from "../../desk/actions/people/enrol.ts";
import { issueToken } from "../../desk/actions/people/tokens.ts";
import type { AuditContext } from "../../desk/actions/audit/log.ts";
import { demoData, demoPeople, type DemoRole } from "../../desk/demo/index.ts";
import { sweepEveryMs } from "./sweeper.ts";
import { movableClock, nextMorning } from "./clock.ts";
import { random, type RunningDesk, startDesk } from "./index.ts";
import { makeMasterKeys } from "./master-keys.ts";

export interface DemoDesk extends Omit<RunningDesk, "prepared"> {
  /** Random, and nowhere but here. */
  readonly tokens: DemoTokens;
}

export interface DemoOptions {
  readonly dataFolder: string;
  /** Zero for any free one. A demo listens on the loopback only. */
  readonly port: number;
  readonly log: { write(line: string): void } | null;
}

export async function startDemoDesk({ dataFolder, port, log }: DemoOptions): Promise<DemoDesk> {
  const clock = movableClock(nextMorning(calendarWith([]), Date.now()));
  const { prepared: tokens, ...desk } = await startDesk({
    dataFolder,
    listen: { host: "127.0.0.1", port },
    hosts: [],
    clock,
    // Nothing in a demo is worth a key kept apart, and a folder that is kept shall open again.
    masterKeys: makeMasterKeys(join(dataFolder, "demo.keys"), random),
    durability: "full",
    log,
    sweepEveryMs,
    prepare: seedDemo,
  });
  return { ...desk, tokens };
}

export type DemoTokens = Readonly<Record<DemoRole, string>>;

/** Example data, and a token for everybody in it. */
export async function seedDemo(context: AuditContext): Promise<DemoTokens> {
  const imported = await importData(context, demoData);
  if (!imported.ok) throw new Error(`the example data is refused: ${imported.fault.code}`);
  async function tokenFor(role: DemoRole): Promise<string> {
    const { mayWrite, mayConfirm, ...enrolment } = demoPeople[role];
    await enrol(context, enrolment);
    const terms = { principalId: enrolment.principal.id, mayWrite, mayConfirm, expiresAt: null };
    return issueToken(context, terms);
  }
  return {
    customer: await tokenFor("customer"),
    pipeline: await tokenFor("pipeline"),
    auditor: await tokenFor("auditor"),
    engineer: await tokenFor("engineer"),
    admin: await tokenFor("admin"),
    stranger: await tokenFor("stranger"),
  };
}
