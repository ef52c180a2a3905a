import { setTimeout } from "node:timers/promises";

/** How late the clock may be with what nobody has asked about. */
export const sweepEveryMs = 5_000;

/** So many sweeps after one another; what is left then waits for the next time. */
const sweepsMax = 100;

/** Sweeps until nothing is left to do. */
export async function sweepAll(sweep: () => Promise<boolean>): Promise<void> {
  for (let done = 0; done < sweepsMax; done += 1) {
    if (!(await sweep())) return;
  }
}

export interface Sweeper {
  /** Ends when the sweep that is under way has ended. */
  stop(): Promise<void>;
}

/** Sweeps until it is stopped, never twice at a time. What fails is told, and the next time comes. */
export function startSweeper(
  sweep: () => Promise<boolean>,
  everyMs: number,
  failed: (error: unknown) => void,
): Sweeper {
  const stopping = new AbortController();
  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await sweepAll(sweep).catch(failed);
      await setTimeout(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(
        () => undefined,
      );
    }
  }
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
