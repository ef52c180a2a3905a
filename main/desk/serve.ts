import { enrol } from "../../desk/actions/people/enrol.ts";
import { issueToken } from "../../desk/actions/people/tokens.ts";
import { realClock } from "./clock.ts";
import { sweepEveryMs } from "./sweeper.ts";
import type { MasterKeys } from "../../desk/actions/privacy/sealing.ts";
import { databaseIn } from "./data-folder.ts";
import { random, type RunningDesk, startDesk } from "./index.ts";
import { loadMasterKeys, makeMasterKeys, refuseInside } from "./master-keys.ts";

interface Folders {
  readonly dataFolder: string;
  /** Outside the data folder. */
  readonly keyFile: string;
}

export interface ServeOptions extends Folders {
  readonly listen: { readonly host: string; readonly port: number };
  readonly hosts: readonly string[];
  readonly log: { write(line: string): void } | null;
}

/** A desk that is meant: set up before, real time, real keys, no example data. */
export async function serveDesk({ keyFile, ...options }: ServeOptions): Promise<RunningDesk> {
  refuseInside(options.dataFolder, keyFile);
  databaseIn(options.dataFolder);
  const masterKeys = loadMasterKeys(keyFile);
  const prepare = async () => undefined;
  return startDesk({ ...options, ...settled(masterKeys), sweepEveryMs, prepare });
}

function settled(masterKeys: MasterKeys) {
  return { clock: realClock, masterKeys, durability: "full" as const };
}

/** Makes a data folder and its keys, with its first admin, whose token is given back once. */
export async function initDesk({ dataFolder, keyFile }: Folders): Promise<string> {
  refuseInside(dataFolder, keyFile);
  const quiet = { listen: { host: "127.0.0.1", port: 0 }, hosts: [], log: null };
  const { prepared, stop } = await startDesk({
    dataFolder,
    ...quiet,
    ...settled(makeMasterKeys(keyFile, random)),
    sweepEveryMs: null,
    async prepare(context) {
      const principal = { id: "admin", name: "admin", kind: "person", side: "desk" } as const;
      await enrol(context, { principal, memberships: [], deskRoles: ["admin"] });
      const terms = { principalId: "admin", mayWrite: true, mayConfirm: false, expiresAt: null };
      return issueToken(context, terms);
    },
  });
  await stop();
  return prepared;
}
