/** The desk over HTTP, wired to this process: its timers, its clock and its randomness. */
import { setTimeout } from "node:timers/promises";
import { type ClientOptions, openDesk } from "../../desk/client/index.ts";

type Wishes = Pick<ClientOptions, "endpoint" | "token" | "language" | "timeoutMs">;

export function openDeskFromHere(wishes: Wishes): ReturnType<typeof openDesk> {
  return openDesk({
    ...wishes,
    random: Math.random,
    elapsedMs: () => performance.now(),
    deadline: (durationMs) => AbortSignal.timeout(durationMs),
    wait: (durationMs, signal) => setTimeout(durationMs, undefined, { signal }),
  });
}
