import { expect, test } from "vitest";
import { situations } from "../../../../core/workflow/situation.ts";
import { playMany } from "../../../support/desk-model/player.ts";
import { runs } from "../../../support/runs.ts";
import { freshSeed } from "../../../support/seed.ts";

const halfAnHourMs = 30 * 60_000;

test(
  "whatever both sides do is answered and stored as the pure core says, and no law is broken",
  { timeout: halfAnHourMs },
  async () => {
    const [seed, wanted] = [freshSeed(), runs(500_000)];
    console.log(`steady histories from seed ${seed} on`);
    const { calls } = await playMany("steady", seed, wanted);
    console.log(`${calls} commands`);
    expect(calls).toBeGreaterThanOrEqual(wanted);
  },
);

/** What comes of both sides and of the clock beside the workflow's own events. */
const besideEvents = [
  "attachmentAdded",
  "attachmentRemoved",
  "commented",
  "consentWithdrawn",
  "contactErased",
  "deadlineMissed",
  "expediteAccepted",
  "expediteDeclined",
  "grantExpired",
  "inquiryAnswered",
  "inquiryClosed",
  "inquiryWritten",
  "priorityRaised",
];

test("histories reach every situation and meet more than thirty kinds of refusal", async () => {
  const { visited, refused, logged } = await playMany("steady", 1, 4_000);
  const everywhere = situations.filter((situation) => situation !== "none");
  expect([...visited].toSorted()).toEqual(everywhere.toSorted());
  expect(besideEvents.filter((kind) => !logged.has(kind))).toEqual([]);
  expect(refused.size).toBeGreaterThan(30);
});
