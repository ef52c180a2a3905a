/** When a run of the engine began, by the desk's clock; the provider's own is asked for lengths only. */
import { type Instant, parseInstant } from "../../core/scalar/instant.ts";
import type { Desk } from "../../desk/contract/index.ts";

export interface TimedDesk {
  readonly desk: Desk;
  /** Null until the desk has answered. */
  readonly begunAt: () => Instant | null;
}

/** Reckoned from the desk's first answer: what it says the time is, less how long the run has lasted by then. */
export function timedDesk(desk: Desk, runningMs: () => number): TimedDesk {
  let begunAt: Instant | null = null;
  return {
    async desk(route, request, signal) {
      const reply = await desk(route, request, signal);
      const asOf = reply.ok ? parseInstant(reply.answer.asOf) : null;
      if (asOf !== null) begunAt ??= asOf - runningMs();
      return reply;
    },
    begunAt: () => begunAt,
  };
}
