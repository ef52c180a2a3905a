import type { FaceName } from "../../../support/lifecycle-faces.ts";

/** Facts that do not hold through one face, and why. Each fails once it is no longer so. */
export const deviations: readonly {
  readonly face: FaceName;
  readonly title: string;
  readonly reason: string;
}[] = [];
