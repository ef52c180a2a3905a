import type { DeadlineClock } from "../calendar/deadline.ts";
import type { Application } from "../form/application.ts";
import type { Quote } from "../form/quote.ts";
import type { Instant } from "../scalar/instant.ts";
import type { WorkPlan } from "../workplan/workplan.ts";
import type { EventKind } from "./event-kind.ts";
import type { State } from "./state.ts";

/** What a ticket is called. All of it is given by the desk when the request is filed and never changes. */
export interface Identity {
  readonly id: string;
  /** What people say: `N1`, `N2` and so on. */
  readonly number: string;
  readonly project: string;
  /** Rises with every filing: the order in which tickets came, whatever the clock said. */
  readonly sequence: number;
}

/** A work plan that waits, or waited, for the customer's decision. */
export interface ApprovalRequest {
  readonly workPlan: WorkPlan;
  readonly workPlanHash: string;
  readonly requestedAt: Instant;
  readonly requestedBy: string;
}

/** The customer's irreversible yes. */
export interface Confirmation {
  readonly confirmedAt: Instant;
  readonly confirmedBy: string;
  readonly workPlanHash: string;
  readonly grantId: string;
}

export const endings = ["completed", "closed_undone", "cancelled"] as const;

export interface Ending {
  readonly how: (typeof endings)[number];
  readonly endedAt: Instant;
  readonly endedBy: string;
  /** The result note, or the reason. */
  readonly note: string;
}

/** What a principal did last, so that a repetition after a lost answer is known for one. */
export interface LastAction {
  readonly kind: EventKind;
  readonly principalId: string;
  readonly digest: string;
}

/**
 * The desk's record of one support request. Contact data and security info are not in it:
 * they are sealed apart. The optional facts are null until they happen;
 * invariant I13 of `docs/spec/workflow.md` says which go with which state.
 */
export interface Ticket extends Identity {
  readonly state: State;
  /** Rises by one with every change, be it an event, a priority or a later deadline, so that a stale reader is found out. */
  readonly version: number;
  readonly application: Application;
  /** The price of the services when they were chosen. */
  readonly estimate: Quote;
  /** 0 for everybody; an accepted expedite raises it by one. */
  readonly priority: number;
  readonly submittedAt: Instant;
  readonly submittedBy: string;
  readonly processableFrom: Instant;
  readonly deadline: DeadlineClock;
  readonly assignee: string | null;
  readonly delay: { readonly reason: string; readonly expectedAt: Instant } | null;
  /** What the engineer wants to see mended. */
  readonly revisionWanted: string | null;
  readonly approval: ApprovalRequest | null;
  readonly confirmation: Confirmation | null;
  readonly startedAt: Instant | null;
  readonly ending: Ending | null;
  /** Set when, and only when, the one charge was made. */
  readonly charged: Quote | null;
  readonly lastAction: LastAction;
}
