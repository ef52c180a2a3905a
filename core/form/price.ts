import type { Won } from "../scalar/money.ts";
import type { Instant } from "../scalar/instant.ts";
import type { Quote } from "./quote.ts";

/** The one amount that a completed ticket costs. Corrections are credit lines beside it. */
export interface Charge {
  readonly ticketId: string;
  readonly quote: Quote;
  readonly completedAt: Instant;
  /** `2026-12`: the month after completion, in Seoul. */
  readonly billingMonth: string;
}

/** A correction: always an amount to give back, with a reason. */
export interface CreditLine {
  readonly ticketId: string;
  readonly amount: Won;
  readonly reason: string;
}
