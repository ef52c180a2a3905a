/** What was charged for tickets, and given back. */
import type { Charge } from "../../../core/form/charge.ts";
import type { Instant } from "../../../core/scalar/instant.ts";

export interface ChargeRecord {
  readonly charge: Charge;
  readonly project: string;
  readonly number: string;
  readonly sequence: number;
}

/** An amount given back, VAT included. Charges are never edited. */
export interface Credit {
  readonly id: string;
  readonly amount: number;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

export interface ChargeFilter {
  readonly month: string;
  /** Null for all projects. */
  readonly project: string | null;
  readonly before: number | null;
  readonly limit: number;
}

export interface Charges {
  add(project: string, charge: Charge): Promise<void>;
  ofTicket(ticketId: string): Promise<ChargeRecord | null>;
  ofMonth(filter: ChargeFilter): Promise<readonly ChargeRecord[]>;
  credits(ticketId: string): Promise<readonly Credit[]>;
  addCredit(ticketId: string, credit: Credit): Promise<void>;
}
