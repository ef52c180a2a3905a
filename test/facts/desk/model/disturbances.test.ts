import { expect, test } from "vitest";
import { playMany } from "../../../support/desk-model/player.ts";
import { runs } from "../../../support/runs.ts";
import { freshSeed } from "../../../support/seed.ts";

const halfAnHourMs = 30 * 60_000;

test(
  "lost answers, duplicates, restarts and a clock that steps back change none of it",
  { timeout: halfAnHourMs },
  async () => {
    const [seed, wanted] = [freshSeed(), runs(500_000)];
    console.log(`rough histories from seed ${seed} on`);
    const { calls } = await playMany("rough", seed, wanted);
    console.log(`${calls} commands`);
    expect(calls).toBeGreaterThanOrEqual(wanted);
  },
);
