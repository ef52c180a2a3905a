import { billingMonth } from "../calendar/day.ts";
import type { Instant } from "../scalar/instant.ts";
import type { Won } from "../scalar/money.ts";
import type { Quote } from "./quote.ts";

/** The one amount that a completed ticket costs. It is never edited: corrections are credits beside it. */
export interface Charge {
  readonly ticketId: string;
  readonly quote: Quote;
  readonly completedAt: Instant;
  /** `2026-12`: the month after completion, in Seoul. */
  readonly billingMonth: string;
}

export function chargeFor(ticketId: string, quote: Quote, completedAt: Instant): Charge {
  return { ticketId, quote, completedAt, billingMonth: billingMonth(completedAt) };
}

/** What is still to pay, VAT included; credits beyond the charge leave nothing, never less. */
export function amountDue({ quote }: Charge, credits: readonly { readonly amount: Won }[]): Won {
  const given = credits.reduce((sum, { amount }) => sum + amount, 0);
  return Math.max(0, quote.subtotal + quote.vat - given);
}
