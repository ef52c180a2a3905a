import type { Instant } from "../scalar/instant.ts";

/** When the engineer will work; the end is exclusive. */
export interface WorkWindow {
  readonly startAt: Instant;
  readonly endAt: Instant;
}
