import type { FaceName } from "../../../support/lifecycle/faces.ts";

/** Facts that do not hold through one face, and why. */
export const deviations: readonly {
  readonly face: FaceName;
  readonly title: string;
  readonly reason: string;
  /** What the fact's own expectation says there. */
  readonly fails: RegExp;
}[] = [
  {
    face: "pulumi",
    title: "replacing what would only be forgotten is refused at plan",
    reason: "deletion comes before any plan: the ticket is let go and taken over again, still one",
    fails: /expected '' to match \/would leave ticket/,
  },
  {
    face: "pulumi",
    title: "no write-only value is in what the engine writes down",
    reason: "a secret input, which the engine keeps encrypted",
    fails: /expected '\[\["it",.*' not to contain 'hunter2-canary'/s,
  },
  {
    face: "pulumi",
    title: "another secret at apply than the planned one is refused, and nothing is filed",
    reason: "an update is not bound to its preview, so there is no planned secret",
    fails: /expected '' to match \/securityInfoCommitment/,
  },
  {
    face: "pulumi",
    title: "an engine without a namespace is asked for one, where nothing else tells states apart",
    reason: "the URN tells states apart",
    fails: /expected '' to match \/namespace\//,
  },
];
