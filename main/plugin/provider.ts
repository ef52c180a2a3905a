import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { openDesk } from "../../desk/client/index.ts";
import type { Provider } from "../../framework/contract/index.ts";
import type { Client } from "../../provider/lifecycle/client.ts";
import {
  type Connection,
  deskformProvider,
  type Opening,
} from "../../provider/lifecycle/provider.ts";
import manifest from "../../package.json" with { type: "json" };

/** The provider, wired to this process: its environment, its clock, and the desk over HTTP. */
export function ownProvider(exclusive: boolean): Provider<Client> {
  return deskformProvider({
    version: manifest.version,
    environment: (name) => process.env[name],
    openDesk: open,
    exclusive,
  });
}

function open({ endpoint, token, requestTimeoutMs, language }: Connection): Opening {
  return openDesk({
    endpoint,
    token,
    language,
    timeoutMs: requestTimeoutMs,
    random: Math.random,
    elapsedMs: () => performance.now(),
    deadline: (durationMs) => AbortSignal.timeout(durationMs),
    wait: (durationMs, signal) => setTimeout(durationMs, undefined, { signal }),
  });
}
