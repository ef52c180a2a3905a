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
  {
    face: "pulumi",
    title: "a price that changed since the plan is refused before anything is filed",
    reason: "an update is not bound to its preview: it files at the new price, up to max_cost",
    came: /^1 filed: $/,
  },
  {
    face: "pulumi",
    title: "two machines that apply the same plan file one ticket",
    reason: "an update is not bound to its preview, so that not the engine refuses but the desk",
    came: /this declaration's key/,
  },
  {
    face: "pulumi",
    title: "two declarations of the same request are not both filed",
    reason: "each has a URN, which is a part of the key: what they ask for is compared instead",
    came: /^0 filed: .*Two declarations ask for the same request.*change its title/s,
  },
  {
    face: "pulumi",
    title: "a crash followed by an edit does not file twice",
    reason: "the URN is the key, so that the edited request finds its ticket",
    came: /^ \| .*is taken over, not filed again/s,
  },
  {
    face: "pulumi",
    title: "a ticket that was let go is not taken over beside one that a crash left",
    reason: "the URN is the key: the ticket that the crash left is the one that has it",
    came: /^0 left: {2}\| .*is taken over, not filed again/s,
  },
  {
    face: "pulumi",
    title: "a key that another state holds is a warning at plan and a refusal at create",
    reason: "a rename is told by an alias, and names are in camel case",
    came: /add an alias, import the ticket.*idempotencyKey/,
  },
  {
    face: "pulumi",
    title: "a rename that the engine is not told of is refused before anything is done",
    reason: "a rename is told by an alias",
    came: /to its aliases/,
  },
  {
    face: "pulumi",
    title: "the lines that would confirm are told as they are written",
    reason: "names are in camel case, and values follow a colon",
    came: /workPlanHash: "\w+"\n {2}acknowledgeIrreversible: true/,
  },
  {
    face: "pulumi",
    title: "two declarations of one ticket in a state are refused until one is taken out",
    reason: "what a program only looks up is read as an import is, so that several may",
    came: nothing,
  },
  {
    face: "pulumi",
    title: "two grants that a state has already are refused until one is taken out of it",
    reason:
      "what a refresh has read is planned under the URN that it had, so that only new ones count",
    came: nothing,
  },
  {
    face: "pulumi",
    title: "while the old ticket has the key, not the apply's own plan refuses but the desk",
    reason: "no error strands an old object, so that whatever is known to be unsound is refused",
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
