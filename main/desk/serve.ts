import { enrol, issueToken } from "../../desk/actions/people.ts";
import { realClock } from "./clock.ts";
import { heartbeatMs } from "./heartbeat.ts";
import { random, type RunningDesk, startDesk } from "./index.ts";
import { loadMasterKeys, refuseInside } from "./master-keys.ts";

export interface ServeOptions {
  readonly dataFolder: string;
  /** Made when it is not there; outside the data folder. */
  readonly keyFile: string;
  readonly listen: { readonly host: string; readonly port: number };
  readonly hosts: readonly string[];
  readonly log: { write(line: string): void } | null;
}

/** A desk that is meant: real time, real keys, no example data. */
export async function serveDesk(options: ServeOptions): Promise<RunningDesk> {
  return startDesk({ ...settled(options), heartbeatMs, prepare: async () => undefined });
}

function settled({ keyFile, ...options }: ServeOptions) {
  refuseInside(options.dataFolder, keyFile);
  const masterKeys = loadMasterKeys(keyFile, random);
  return { ...options, clock: realClock, masterKeys, durability: "full" as const };
}

/** Makes a data folder with its first admin, whose token is given back once. */
export async function initDesk(
  options: Omit<ServeOptions, "listen" | "hosts" | "log">,
): Promise<string> {
  const quiet = { listen: { host: "127.0.0.1", port: 0 }, hosts: [], log: null };
  const { prepared, stop } = await startDesk({
    ...settled({ ...options, ...quiet }),
    heartbeatMs: null,
    async prepare(scribe) {
      const principal = { id: "admin", name: "admin", kind: "person", side: "desk" } as const;
      await enrol(scribe, { principal, memberships: [], deskRoles: ["admin"] });
      const terms = { principalId: "admin", mayWrite: true, mayConfirm: false, expiresAt: null };
      return issueToken(scribe, terms);
    },
  });
  await stop();
  return prepared;
}
