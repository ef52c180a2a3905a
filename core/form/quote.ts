import { type Fault, refusal } from "../fault.ts";
import type { Won } from "../scalar/money.ts";
import type { ServiceLine } from "./application.ts";

export interface QuoteLine {
  readonly code: string;
  readonly version: number;
  readonly unitPrice: Won;
  readonly vatPercent: number;
}

/** A price: whole won, the VAT beside it and never inside. */
export interface Quote {
  readonly lines: readonly QuoteLine[];
  /** Without VAT. */
  readonly subtotal: Won;
  readonly vat: Won;
}

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
