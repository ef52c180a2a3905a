import type { Charge } from "../../core/form/price.ts";
import { shaped } from "../actions/shaped.ts";
import type { Charges } from "../actions/store.ts";
import type { Connection } from "./database.ts";
import { document, first } from "./row.ts";

// The primary key is the ticket: a second charge is refused by the database itself.
const add = `
  insert into charge (ticket_id, project_id, subtotal, vat, completed_at, billing_month, document)
  values ($1, $2, $3, $4, $5, $6, $7)`;
const isCharge = shaped<Charge>("ticketId", "quote", "billingMonth");

const ofTicket = `select document from charge where ticket_id = $1`;

export function charges({ query }: Connection): Charges {
  return {
    async add(project, charge) {
      const { ticketId, quote, completedAt, billingMonth } = charge;
      const amounts = [quote.subtotal, quote.vat];
      const whole = JSON.stringify(charge);
      await query(add, ticketId, project, ...amounts, completedAt, billingMonth, whole);
    },
    ofTicket: async (ticketId) =>
      first(await query(ofTicket, ticketId), (row) => document(row, "document", isCharge)),
  };
}
