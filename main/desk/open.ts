/** A desk without its transport: data folder, store, keys and service. */
import { randomBytes } from "node:crypto";
import { signerFrom } from "../../desk/actions/audit/checkpoint.ts";
import { adoptPublishedHolidays } from "../../desk/actions/projects/calendar.ts";
import { deskService, type DeskService } from "../../desk/actions/desk.ts";
import type { AuditContext } from "../../desk/actions/audit/log.ts";
import {
  checkMasterKeys,
  type MasterKeys,
  type Random,
  rewrapAll,
  sealer,
  WrongMasterKeys,
} from "../../desk/actions/privacy/sealing.ts";
import { ok } from "../../desk/actions/result.ts";
import type { Store, Transaction } from "../../desk/actions/storage/store.ts";
import type { DeskClock } from "../../desk/actions/context.ts";
import { openFolder } from "./data-folder.ts";
import { probeSsh } from "./ssh-probe.ts";
import { failure } from "../failure/index.ts";

export interface OpenOptions<Prepared> {
  /** Made when it is not there, for its owner alone. */
  readonly dataFolder: string;
  readonly clock: DeskClock;
  readonly masterKeys: MasterKeys;
  readonly durability: "full" | "off";
  /** Lets connectivity checks probe private addresses; refused when left out. */
  readonly allowsPrivateAddresses?: boolean;
  /** Done once before anybody is served, in one transaction. */
  readonly prepare: (context: AuditContext) => Promise<Prepared>;
}

export interface OpenDeskService<Prepared> {
  readonly prepared: Prepared;
  readonly service: DeskService;
  readonly store: Store;
  /** Lets the folder go. */
  release(): Promise<void>;
}

export const random: Random = (sizeBytes) => randomBytes(sizeBytes);

export async function openDeskService<Prepared>(
  options: OpenOptions<Prepared>,
): Promise<OpenDeskService<Prepared>> {
  const { store, release } = await openFolder(options.dataFolder, options.durability);
  try {
    return { ...(await serviceOn(store, options)), store, release };
  } catch (error) {
    await release();
    throw error;
  }
}

async function serviceOn<Prepared>(store: Store, options: OpenOptions<Prepared>) {
  const { clock, masterKeys } = options;
  const { deskId, prepared } = await prepare(store, options);
  await adoptKeys(store, options);
  const dependencies = {
    deskId,
    clock,
    random,
    sealer: sealer(masterKeys, random),
    signer: signerFrom(masterKeys),
    deadlineMode: "business-day-48h" as const,
    probe: probeSsh,
    allowsPrivateAddresses: options.allowsPrivateAddresses ?? false,
  };
  return { prepared, service: deskService(dependencies, store) };
}

/** A restored folder beside other keys would answer every sealed ticket with an error of its own. */
async function adoptKeys(store: Store, { dataFolder, masterKeys }: OpenOptions<unknown>) {
  try {
    await checkMasterKeys(store, masterKeys);
    await rewrapAll(store, masterKeys, random);
  } catch (error) {
    if (!(error instanceof WrongMasterKeys)) throw error;
    throw failure("keys_of_other_desk", { folder: dataFolder }, { cause: error });
  }
}

/** Whoever holds the machine, not a caller. */
export const operator = { principalId: "operator", role: "admin" } as const;

/** Demo tokens and a movable clock never reach the folder of a real desk, nor the other way round. */
async function keepKind(transaction: Transaction, { clock, dataFolder }: OpenOptions<unknown>) {
  const kind = clock.move === null ? "real" : "demo";
  const known = (await transaction.settings.read("kind")) ?? kind;
  if (known !== kind) {
    const code = kind === "demo" ? "folder_of_real_desk" : "folder_of_demo";
    throw failure(code, { folder: dataFolder });
  }
  await transaction.settings.write("kind", kind);
}

/** A desk has one id for life, so that an approval for one cannot be used at another. */
async function prepare<Prepared>(store: Store, options: OpenOptions<Prepared>) {
  const result = await store.transact(async (transaction) => {
    const now = options.clock.now();
    const context = { desk: { random }, transaction, now, actor: operator };
    await keepKind(transaction, options);
    await adoptPublishedHolidays(context);
    const prepared = await options.prepare(context);
    const known = await transaction.settings.read("desk_id");
    const deskId = known ?? `desk_${randomBytes(8).toString("hex")}`;
    await transaction.settings.write("desk_id", deskId);
    return ok({ deskId, prepared });
  });
  if (result.ok) return result.value;
  throw new Error(`the data folder cannot be used: ${result.fault.code}`);
}
