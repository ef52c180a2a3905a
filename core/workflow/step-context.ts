import type { Grant } from "../access/grant.ts";
import type { Calendar } from "../calendar/calendar.ts";
import type { DeadlineMode } from "../calendar/deadline.ts";
import type { Instant } from "../scalar/instant.ts";

/**
 * The facts that a step depends on besides the ticket itself, as the desk reads them in the same
 * transaction. An event that does not ask for a fact ignores it.
 */
export interface StepContext {
  readonly now: Instant;
  readonly calendar: Calendar;
  /** For tickets filed from now on; a filed ticket keeps its own. */
  readonly deadlineMode: DeadlineMode;
  /** The ticket's own grant, never another on the same server; null when there is none. */
  readonly grant: Grant | null;
  /** Whether the engineers' key is registered on the ticket's server. */
  readonly isKeyRegistered: boolean;
  /** The received ticket that is first in the desk's queue; null when there is none. */
  readonly queueHead: { readonly id: string; readonly number: string } | null;
  /** How far the discussion has come; null when nobody has said anything. */
  readonly lastCommentId: string | null;
}
