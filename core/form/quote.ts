import type { Won } from "../scalar/money.ts";

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
