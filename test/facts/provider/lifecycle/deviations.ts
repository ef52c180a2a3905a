import type { FaceName } from "../../../support/lifecycle-faces.ts";

/** Facts that do not hold through one face, and why. Each fails once it is no longer so. */
export const deviations: readonly {
  readonly face: FaceName;
  readonly title: string;
  readonly reason: string;
}[] = [
  {
    face: "pulumi",
    title: "replacing what would only be forgotten is refused at plan",
    reason: "deletion comes before any plan: the ticket is let go and taken over again, still one",
  },
];
