/** Two ways to ask: as fast as answers come, and at a rate that does not wait for them. */
import { setTimeout as pause } from "node:timers/promises";

export type Call = (index: number) => Promise<void>;

/** Calls a second, with so many waiting at any time. */
export async function atOnce(count: number, width: number, call: Call): Promise<number> {
  let next = 0;
  const started = performance.now();
  async function worker(): Promise<void> {
    for (let index = next++; index < count; index = next++) await call(index);
  }
  await Promise.all(Array.from({ length: width }, worker));
  return (count / (performance.now() - started)) * 1_000;
}

/** Latencies counted from when each call was due: a desk that stalls is charged for the queue behind it. */
export async function atRate(perSecond: number, seconds: number, call: Call): Promise<number[]> {
  const latenciesMs: number[] = [];
  const pending: Promise<void>[] = [];
  const started = performance.now();
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const dueMs = started + (index / perSecond) * 1_000;
    const waitMs = dueMs - performance.now();
    if (waitMs > 1) await pause(waitMs);
    pending.push(call(index).then(() => void latenciesMs.push(performance.now() - dueMs)));
  }
  await Promise.all(pending);
  return latenciesMs;
}

/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
