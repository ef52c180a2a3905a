import { billingMonth } from "../calendar/day.ts";
import { type Fault, refusal } from "../fault.ts";
import type { Instant } from "../scalar/instant.ts";
import type { Won } from "../scalar/money.ts";
import type { ServiceLine } from "./application.ts";
import type { Quote } from "./quote.ts";

/** The price of some services for one server and one job: whole won, VAT apart. */
export function quoteFor(services: readonly ServiceLine[]): Quote {
  const lines = services.map(({ code, version, unitPrice, vatPercent }) => ({
    code,
    version,
    unitPrice,
    vatPercent,
  }));
  return {
    lines,
    subtotal: lines.reduce((sum, { unitPrice }) => sum + unitPrice, 0),
    // What is less than one won of a line's VAT is let go, as on Korean invoices.
    vat: lines.reduce((sum, line) => sum + Math.floor((line.unitPrice * line.vatPercent) / 100), 0),
  };
}

export function costFault({ subtotal }: Quote, maxCost: Won | null): Fault | null {
  if (maxCost === null || subtotal <= maxCost) return null;
  return refusal("cost_above_cap", { cost: subtotal, maxCost });
}

/** Nobody is billed another price than he or she was shown. */
export function priceFault({ subtotal, vat }: Quote, shown: Shown | null): Fault | null {
  if (shown === null || (shown.amount === subtotal && shown.vat === vat)) return null;
  return refusal("price_changed", {
    shownCost: shown.amount,
    shownVat: shown.vat,
    cost: subtotal,
    vat,
  });
}

interface Shown {
  readonly amount: Won;
  readonly vat: Won;
}

/** The one amount that a completed ticket costs. Corrections are credit lines beside it. */
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

/** A correction: an amount to give back, VAT included, with a reason. Charges are never edited. */
export interface CreditLine {
  readonly ticketId: string;
  readonly amount: Won;
  readonly reason: string;
}

/** What is still to pay; credit lines beyond the charge leave nothing, never less. */
export function amountDue({ quote }: Charge, credits: readonly CreditLine[]): Won {
  const given = credits.reduce((sum, { amount }) => sum + amount, 0);
  return Math.max(0, quote.subtotal + quote.vat - given);
}
