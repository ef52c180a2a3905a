import type { Quote } from "../form/quote.ts";
import type { Instant } from "../scalar/instant.ts";

/** When the engineer will work; the end is exclusive. */
export interface WorkWindow {
  readonly startAt: Instant;
  readonly endAt: Instant;
}

/** What the engineer says he or she will do, before it is frozen. */
export interface WorkPlanDraft {
  /** Codes of the services to be done. */
  readonly items: readonly string[];
  readonly window: WorkWindow;
  readonly steps: readonly string[];
}

/** What the customer agrees to, frozen. Any later change is another work plan with another hash. */
export interface WorkPlan {
  readonly items: readonly string[];
  readonly quote: Quote;
  readonly server: string;
  readonly window: WorkWindow;
  readonly steps: readonly string[];
  /** The discussion up to here belongs to what is agreed; null when nobody has said anything. */
  readonly lastCommentId: string | null;
}
