/** How much anybody may ask: every caller has a bucket that refills steadily, and is turned away while it is empty. */
import { type FaultOf, refusal } from "../../core/fault.ts";

export interface Limit {
  /** Calls that may come at once. */
  readonly burst: number;
  readonly perSecond: number;
}

export interface Limits {
  readonly perToken: Limit;
  /** Calls from one address whose token was refused; guessing stops here, before anything is looked up. */
  readonly perStranger: Limit;
}

export const usualLimits: Limits = {
  perToken: { burst: 5_000, perSecond: 1_000 },
  perStranger: { burst: 60, perSecond: 1 },
};

export interface Limiter {
  /** Null for whoever may come in. */
  admit(caller: {
    readonly tokenId: string | null;
    readonly source: string;
  }): FaultOf<"rate_limited"> | null;
  authenticated(tokenId: string): void;
  refused(source: string): void;
}

export function limiter({ perToken, perStranger }: Limits, monotonicMs: () => number): Limiter {
  const tokens = buckets(perToken, monotonicMs);
  const strangers = buckets(perStranger, monotonicMs);
  return {
    // A token that was good before is not made to wait for its neighbours' bad ones.
    admit({ tokenId, source }) {
      const isKnown = tokenId !== null && tokens.has(tokenId);
      const waitMs = isKnown ? tokens.take(tokenId) : strangers.waitMs(source);
      return waitMs === 0 ? null : refusal("rate_limited", { retryAfterMs: waitMs });
    },
    authenticated(tokenId) {
      if (!tokens.has(tokenId)) tokens.take(tokenId);
    },
    refused: (source) => void strangers.take(source),
  };
}

interface Bucket {
  readonly left: number;
  readonly atMs: number;
}

/** Beyond this many the one that waited longest is dropped: names that are made up fill no memory. */
const bucketsMax = 10_000;

function buckets({ burst, perSecond }: Limit, monotonicMs: () => number) {
  const known = new Map<string, Bucket>();

  function refilled(name: string): Bucket {
    const atMs = monotonicMs();
    const bucket = known.get(name) ?? { left: burst, atMs };
    const gained = ((atMs - bucket.atMs) / 1_000) * perSecond;
    return { left: Math.min(burst, bucket.left + gained), atMs };
  }

  function keep(name: string, bucket: Bucket): void {
    known.delete(name);
    known.set(name, bucket);
    const [oldest] = known.keys();
    if (known.size > bucketsMax && oldest !== undefined) known.delete(oldest);
  }

  function waitMs(name: string): number {
    const { left } = refilled(name);
    return left >= 1 ? 0 : Math.ceil(((1 - left) / perSecond) * 1_000);
  }

  /** Takes one, or says how long until there is one. */
  function take(name: string): number {
    const wait = waitMs(name);
    const { left, atMs } = refilled(name);
    keep(name, { left: wait === 0 ? left - 1 : left, atMs });
    return wait;
  }

  return { take, waitMs, has: (name: string) => known.has(name) };
}
