/** Times several cases against each other in one run, so that a busy machine slows them all alike. */

export interface Case {
  readonly name: string;
  run(): Promise<void>;
}

export interface Measured {
  readonly name: string;
  readonly medianMs: number;
  readonly fastestMs: number;
}

/** Runs every case once per round, in turn. The first round only warms caches and does not count. */
export async function measure(
  cases: readonly Case[],
  rounds: number,
): Promise<readonly Measured[]> {
  const times = new Map<string, number[]>(cases.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, run } of cases) {
      const started = performance.now();
      await run();
      if (round > 0) times.get(name)?.push(performance.now() - started);
    }
  }
  return [...times].map(([name, taken]) => summary(name, taken));
}

export function summary(name: string, times: readonly number[]): Measured {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  return { name, medianMs: at(Math.floor(sorted.length / 2)), fastestMs: at(0) };
}

/** One line per case; every ratio is to the first case, the bare one. */
export function ratios(measured: readonly Measured[]): readonly string[] {
  const bareMs = measured[0]?.medianMs ?? Number.NaN;
  const width = Math.max(...measured.map(({ name }) => name.length));
  return measured.map(({ name, medianMs, fastestMs }) => {
    const ratio = (medianMs / bareMs).toFixed(2);
    return `${name.padEnd(width)}  median ${medianMs.toFixed(1)} ms  fastest ${fastestMs.toFixed(1)} ms  × ${ratio}`;
  });
}
