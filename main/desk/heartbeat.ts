import { setTimeout } from "node:timers/promises";

/** How late the clock may be with what nobody has asked about. */
export const heartbeatMs = 5_000;

/** So many rounds at one beat; what is left then waits for the next. */
const roundsMax = 100;

/** One beat: round after round, as long as there is more to do. */
export async function beat(tick: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < roundsMax; round += 1) {
    if (!(await tick())) return;
  }
}

export interface Heartbeat {
  /** Ends when the beat that is under way has ended. */
  stop(): Promise<void>;
}

/** Beats until it is stopped, never two at a time. A beat that fails is told, and the next one comes. */
export function startHeartbeat(
  tick: () => Promise<boolean>,
  everyMs: number,
  failed: (error: unknown) => void,
): Heartbeat {
  const stopping = new AbortController();
  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await beat(tick).catch(failed);
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
