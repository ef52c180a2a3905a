/** The desk over HTTP, wired to this process: its timers, its clock and its randomness. */
import { setTimeout } from "node:timers/promises";
import { type ClientOptions, openDesk } from "../../desk/client/index.ts";

export type { OpeningProblem } from "../../desk/client/index.ts";

type Options = Pick<ClientOptions, "endpoint" | "token" | "language" | "timeoutMs">;

export function openDeskFromHere(options: Options): ReturnType<typeof openDesk> {
  return openDesk({
    ...options,
    random: Math.random,
    elapsedMs: () => performance.now(),
    deadline: (durationMs) => AbortSignal.timeout(durationMs),
    wait: (durationMs, signal) => setTimeout(durationMs, undefined, { signal }),
  });
}
