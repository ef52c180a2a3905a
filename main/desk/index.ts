/** Puts a desk together and starts it: data folder, store, clock, keys, HTTP. */
import { randomBytes } from "node:crypto";
import { signerFrom } from "../../desk/actions/audit/checkpoint.ts";
import { adoptPublishedHolidays } from "../../desk/actions/calendar.ts";
import { deskService } from "../../desk/actions/desk.ts";
import type { Scribe } from "../../desk/actions/log.ts";
import { type MasterKeys, type Random, rewrapAll, sealer } from "../../desk/actions/sealing.ts";
import { done, type Store } from "../../desk/actions/store.ts";
import type { DeskClock } from "../../desk/actions/visit.ts";
import { type Limits, usualLimits } from "../../desk/http/limits.ts";
import { httpServer } from "../../desk/http/server.ts";
import { openFolder } from "./data-folder.ts";
import { beat, startHeartbeat } from "./heartbeat.ts";
import { probeSsh } from "./probe.ts";

export interface DeskOptions<Prepared> {
  /** Made when it is not there, for its owner alone. */
  readonly dataFolder: string;
  readonly listen: { readonly host: string; readonly port: number };
  /** Further names under which it answers. */
  readonly hosts: readonly string[];
  readonly clock: DeskClock;
  readonly masterKeys: MasterKeys;
  readonly durability: "full" | "off";
  /** One JSON line an answer; null for silence. */
  readonly log: { write(line: string): void } | null;
  /** The usual ones when left out. */
  readonly limits?: Limits;
  /** Lets connectivity checks knock at private addresses; refused when left out. */
  readonly allowsPrivateAddresses?: boolean;
  /** Done once before the desk listens, in one transaction. */
  readonly prepare: (scribe: Scribe) => Promise<Prepared>;
  /** How often the clock does what it does alone; null for only when it is told to. */
  readonly heartbeatMs: number | null;
}

export interface RunningDesk<Prepared = unknown> {
  readonly prepared: Prepared;
  /** `http://127.0.0.1:8480` */
  readonly address: string;
  /** Does at once what the clock would do by itself. */
  tick(): Promise<void>;
  /** Finishes what it has taken, then lets the folder go. */
  stop(): Promise<void>;
}

export const random: Random = (sizeBytes) => randomBytes(sizeBytes);

export async function startDesk<Prepared>(
  options: DeskOptions<Prepared>,
): Promise<RunningDesk<Prepared>> {
  const { dataFolder, listen, hosts, clock, masterKeys, durability, log } = options;
  const { store, release } = await openFolder(dataFolder, durability);
  const { deskId, prepared } = await prepare(store, options);
  await rewrapAll(store, masterKeys, random);
  const surroundings = {
    deskId,
    clock,
    random,
    sealer: sealer(masterKeys, random),
    signer: signerFrom(masterKeys),
    deadlineMode: "business-day-48h" as const,
    probe: probeSsh,
    allowsPrivateAddresses: options.allowsPrivateAddresses ?? false,
  };
  const newTraceId = () => randomBytes(8).toString("hex");
  const service = deskService(surroundings, store);
  const server = httpServer(service, {
    hosts,
    log,
    newTraceId,
    demo: clock.move !== null,
    limits: options.limits ?? usualLimits,
    monotonicMs: () => performance.now(),
  });
  const address = await server.listen(listen);
  const failed = (error: unknown) => server.log.error({ stack: placesIn(error) }, "clock failed");
  const heart =
    options.heartbeatMs === null ? null : startHeartbeat(service.tick, options.heartbeatMs, failed);
  async function stop(): Promise<void> {
    await heart?.stop();
    await server.close();
    await release();
  }
  return { prepared, address, tick: () => beat(service.tick), stop };
}

/** Where it happened; a message could quote what a caller sent. */
function placesIn(error: unknown): readonly string[] | undefined {
  return error instanceof Error ? error.stack?.split("\n").slice(1, 8) : undefined;
}

/** Whoever holds the machine, not a caller. */
const operator = { principalId: "operator", role: "admin" } as const;

/** A desk has one id for life, so that an approval for one cannot be used at another. */
async function prepare<Prepared>(store: Store, options: DeskOptions<Prepared>) {
  const result = await store.transact(async (transaction) => {
    const now = options.clock.now();
    const scribe = { desk: { random }, transaction, now, actor: operator };
    await adoptPublishedHolidays(scribe);
    const prepared = await options.prepare(scribe);
    const known = await transaction.settings.read("desk_id");
    const deskId = known ?? `desk_${randomBytes(8).toString("hex")}`;
    await transaction.settings.write("desk_id", deskId);
    return done({ deskId, prepared });
  });
  if (result.ok) return result.value;
  throw new Error(`the data folder cannot be used: ${result.fault.code}`);
}
