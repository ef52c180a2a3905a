/**
 * The desk under load, beside an insert of the same bytes and beside HTTP that do nothing else; a full
 * desk beside an empty one; and what it takes to start and to stay. `--tickets=1000000` sets how full.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import {
  create,
  fileRequest,
  httpAlone,
  measuredDesk,
  type MeasuredDesk,
  width,
} from "./support/desk.ts";
import { atOnce, atRate, quantile } from "./support/load.ts";
import { summary } from "./support/measure.ts";
import { seed, waitingShare } from "./support/seed.ts";

const creates = 3_000;
const ratePerSecond = 100;
const rateSeconds = 10;
const smallCount = 1_000;
const usualCount = 100_000;
const rounds = 51;

export async function run(): Promise<void> {
  await load();
  await size(countIn(process.argv));
}

function countIn(words: readonly string[]): number {
  const flag = words.find((word) => word.startsWith("--tickets="));
  return flag === undefined ? usualCount : Number(flag.slice("--tickets=".length));
}

async function load(): Promise<void> {
  const desk = await measuredDesk();
  const creating = async (name: string) => void (await create(desk, name));
  try {
    const restMiB = await desk.residentMiB();
    await atOnce(200, width, (index) => creating(`warm-${index}`));
    const filing = await creation(desk);
    const http = await httpOnly((await fileRequest(desk, "sample")).answer);
    const loadMiB = await desk.residentMiB();
    const bytes = bytesPerCreate(desk);
    const bare = await bareInserts(bytes);
    const latenciesMs = await atRate(ratePerSecond, rateSeconds, (index) =>
      creating(`due-${index}`),
    );
    const [busy = Number.NaN] = loadavg();
    say(
      `${availableParallelism()} cores, load ${busy.toFixed(1)} with everything that runs beside`,
    );
    say(`cold start to the first answer ${desk.coldStartMs.toFixed(0)} ms`);
    say(`memory at rest ${restMiB.toFixed(0)} MiB, under load ${loadMiB.toFixed(0)} MiB`);
    say(`bare inserts of ${bytes} bytes, ${width} to a commit: ${told(bare)}`);
    say(`the same requests and answers with nothing in between: ${told(http)}`);
    say(`durable creates over HTTP: ${told(filing)}`);
    say(`creates to bare inserts × ${(filing.perSecond / bare.perSecond).toFixed(2)}`);
    const [median, late] = [quantile(latenciesMs, 0.5), quantile(latenciesMs, 0.99)];
    say(`at ${ratePerSecond} a second: median ${median.toFixed(1)} ms, p99 ${late.toFixed(1)} ms`);
  } finally {
    await desk.remove();
  }
}

interface Figures {
  readonly perSecond: number;
  /** Of a core, each. */
  readonly cpuMs: number;
}

async function creation(desk: MeasuredDesk): Promise<Figures> {
  const before = await desk.cpuMs();
  const perSecond = await atOnce(creates, width, async (index) => {
    await create(desk, `many-${index}`);
  });
  return { perSecond, cpuMs: ((await desk.cpuMs()) - before) / creates };
}

/** What of a create is HTTP: parsing and judging a body, and sending an answer. */
async function httpOnly(answer: unknown): Promise<Figures> {
  const alone = await httpAlone(answer);
  try {
    await creation(alone);
    return await creation(alone);
  } finally {
    await alone.remove();
  }
}

function told({ perSecond, cpuMs }: Figures): string {
  return `${perSecond.toFixed(0)} a second, ${cpuMs.toFixed(3)} ms of a core each`;
}

function say(line: string): void {
  console.log(`  ${line}`);
}

/** What one create leaves in the file, indexes aside. */
function bytesPerCreate(desk: MeasuredDesk): number {
  const database = new DatabaseSync(join(desk.folder, "desk.sqlite"), { readOnly: true });
  const sizes = [
    "select sum(length(document)) as bytes from ticket",
    "select sum(length(payload)) + 200 * count(*) as bytes from event",
    "select sum(length(ciphertext)) as bytes from sealed",
    "select sum(length(wrapped)) as bytes from data_key",
    "select 150 * count(*) as bytes from ticket_key",
  ].map((statement) => Number(database.prepare(statement).get()?.["bytes"]));
  const tickets = Number(database.prepare("select count(*) as bytes from ticket").get()?.["bytes"]);
  database.close();
  return Math.round(sizes.reduce((sum, each) => sum + each, 0) / tickets);
}

/** The same bytes in one row each, committed in groups, with nothing checked, sealed, hashed or answered. */
async function bareInserts(bytes: number): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), "deskform-bench-"));
  const database = new DatabaseSync(join(folder, "bare.sqlite"));
  database.exec(
    "pragma journal_mode = wal; pragma synchronous = full; create table bare (id integer primary key, content blob)",
  );
  const insert = database.prepare("insert into bare (content) values (?)");
  const content = Buffer.alloc(bytes, "x");
  const cpu = process.cpuUsage();
  const started = performance.now();
  for (let group = 0; group < creates / width; group += 1) {
    database.exec("begin immediate");
    for (let index = 0; index < width; index += 1) insert.run(content);
    database.exec("commit");
  }
  const perSecond = (creates / (performance.now() - started)) * 1_000;
  const { user, system } = process.cpuUsage(cpu);
  database.close();
  await rm(folder, { recursive: true });
  return { perSecond, cpuMs: (user + system) / 1_000 / creates };
}

/** Each kind of call in turn at both desks, so that a busy machine slows them alike. */
async function size(count: number): Promise<void> {
  const small = await measuredDesk();
  const large = await measuredDesk();
  try {
    await seed(small, smallCount);
    await seed(large, count);
    // Seeding held this process up; connections that were closed meanwhile are noticed first.
    await pause(1_000);
    say(`${count} tickets beside ${smallCount}, medians of ${rounds}:`);
    for (const [name, ask] of Object.entries(asks)) await compare(name, ask, small, large);
  } finally {
    await small.remove();
    await large.remove();
  }
}

type Ask = (desk: MeasuredDesk, round: number) => Promise<unknown>;

const project = "demo";
/** One of those that the seed lets wait. */
const waiting = (round: number) =>
  `tkt_${((round + 1) * waitingShare).toString(16).padStart(32, "0")}`;

const asks: Readonly<Record<string, Ask>> = {
  queue: (desk) => desk.call("engineer", "readQueue", { parameters: {} }),
  list: (desk) => desk.call("customer", "listTickets", { parameters: { project } }),
  read: (desk, round) =>
    desk.call("customer", "readTicket", { parameters: { project, ticket: waiting(round) } }),
  claim: (desk, round) =>
    desk.call("engineer", "claimTicket", {
      parameters: { ticket: waiting(round) },
      body: { reason: "a measurement" },
    }),
  create: (desk, round) => create(desk, `size-${round}`),
};

async function compare(name: string, ask: Ask, small: MeasuredDesk, large: MeasuredDesk) {
  const taken: readonly [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, desk] of [small, large].entries()) {
      const started = performance.now();
      await ask(desk, round);
      taken[index]?.push(performance.now() - started);
    }
  }
  const [bare, full] = taken.map((times) => summary(name, times).medianMs);
  const [smallMs = Number.NaN, largeMs = Number.NaN] = [bare, full];
  say(
    `${name.padEnd(7)} ${smallMs.toFixed(1)} ms, ${largeMs.toFixed(1)} ms  × ${(largeMs / smallMs).toFixed(2)}`,
  );
}
