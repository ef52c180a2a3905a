import type { FaceName } from "../../../support/lifecycle/faces.ts";
import { Otherwise } from "./fact.ts";

const nothing = /^$/;

const unbound = [
  "a hash that comes to be known when the desk asks confirms nothing",
  "a named work plan that is asked about again after the plan is not confirmed",
  "a new re-review is not sent when the desk asks only after the plan",
  "a changed re-review is not sent when the desk asks only after the plan",
  "a raised round is not sent when the desk asks only after the plan",
].map((title) => ({
  face: "pulumi" as const,
  title,
  reason: "an update is not bound to its preview: it shows the step itself, then makes it",
  came: /^(reviewing null|approval_requested \d{4}\S+) $/,
}));

/** Facts that do not hold through one face, and why. */
export const deviations: readonly {
  readonly face: FaceName;
  readonly title: string;
  readonly reason: string;
  /** What comes there instead. */
  readonly came: RegExp;
}[] = [
  {
    face: "pulumi",
    title: "replacing what would only be forgotten is refused at plan",
    reason: "deletion comes before any plan: the ticket is let go and taken over again, still one",
    came: nothing,
  },
  {
    face: "pulumi",
    title: "no write-only value is in what the engine writes down",
    reason: "a secret input, which the engine keeps encrypted",
    came: /^\[\["it",.*hunter2-canary/s,
  },
  {
    face: "pulumi",
    title: "another secret at apply than the planned one is refused, and nothing is filed",
    reason: "an update is not bound to its preview, so there is no planned secret",
    came: nothing,
  },
  {
    face: "pulumi",
    title: "an engine without a namespace is asked for one, where nothing else tells states apart",
    reason: "the URN tells states apart",
    came: nothing,
  },
  ...unbound,
];

/** Why a fact is no deviation of this kind, or null: it must fail where faces may differ, and just so. */
export async function noDeviation(running: Promise<void>, came: RegExp): Promise<string | null> {
  try {
    await running;
  } catch (error) {
    if (!(error instanceof Otherwise)) return `It fails where no face may differ: ${String(error)}`;
    return came.test(error.came) ? null : `Something else came than ${came}: ${error.came}`;
  }
  return "It holds now: take its deviation out of the list.";
}
