import { type Fault, type FaultCode, refusal } from "../../core/fault.ts";
import type { Reply } from "../contract/index.ts";
import { routes, type RouteName } from "../contract/routes.ts";

const attemptsMax = 4;
const firstWaitMs = 200;
const waitMaxMs = 10_000;

/** What another attempt may mend. Everything else says the same a second later. */
const passing: readonly FaultCode[] = [
  "desk_unreachable",
  "overloaded",
  "rate_limited",
  "storage_unavailable",
];

/** What came of sending a request once. */
export interface Attempt<Name extends RouteName> {
  readonly reply: Reply<Name>;
  /** As the desk asked; null when it did not. */
  readonly retryAfterMs: number | null;
}

/** How long to wait before another attempt; null to leave it at this one. */
export function waitBefore<Name extends RouteName>(
  name: Name,
  attempt: number,
  { reply, retryAfterMs }: Attempt<Name>,
  leftMs: number,
  random: () => number,
): number | null {
  if (reply.ok || attempt >= attemptsMax || !passing.includes(reply.fault.code)) return null;
  // A refusal that says "not begun" can be repeated always, a lost connection only where twice is once.
  const isLost = reply.fault.code === "desk_unreachable";
  const { method } = routes[name];
  if (isLost && method !== "GET" && method !== "PUT") return null;
  const backoffMs = Math.min(waitMaxMs, firstWaitMs * 2 ** (attempt - 1)) * (0.5 + random() / 2);
  const waitMs = Math.max(retryAfterMs ?? 0, backoffMs);
  return waitMs < leftMs ? waitMs : null;
}

interface Circumstances {
  readonly isInterrupted: boolean;
  readonly isLate: boolean;
  readonly endpoint: string;
  readonly timeoutMs: number;
}

export function connectionFault({
  isInterrupted,
  isLate,
  endpoint,
  timeoutMs,
}: Circumstances): Fault {
  if (isInterrupted) return refusal("cancelled_by_user", {});
  if (isLate) return refusal("timed_out", { timeoutMs });
  return refusal("desk_unreachable", { endpoint });
}
