import type { Charge } from "../../core/form/charge.ts";
import { hasMembers } from "../actions/stored-document.ts";
import type { ChargeRecord, Charges, Credit } from "../actions/storage/store.ts";
import type { Connection, Row } from "./database.ts";
import { document, first, integer, text } from "./row.ts";

const isCharge = hasMembers<Charge>("ticketId", "quote", "billingMonth");

// The primary key is the ticket: a second charge is refused by the database itself.
const add = `
  insert into charge (ticket_id, project_id, subtotal, vat, completed_at, billing_month, document)
  values ($1, $2, $3, $4, $5, $6, $7)`;
const records = `
  select charge.document, charge.project_id, ticket.number, ticket.sequence
  from charge join ticket on ticket.id = charge.ticket_id`;
const ofTicket = `${records} where charge.ticket_id = $1`;
const ofMonth = `${records}
  where charge.billing_month = $1
    and ($2 is null or charge.project_id = $2)
    and ($3 is null or ticket.sequence < $3)
  order by ticket.sequence desc limit $4`;
const credits = `
  select id, amount, reason, author, at from credit where ticket_id = $1 order by at, id`;
const give = `
  insert into credit (id, ticket_id, amount, reason, author, at) values ($1, $2, $3, $4, $5, $6)`;

export function charges({ query }: Connection): Charges {
  return {
    async add(project, charge) {
      const { ticketId, quote, completedAt, billingMonth } = charge;
      const amounts = [quote.subtotal, quote.vat];
      const whole = JSON.stringify(charge);
      await query(add, ticketId, project, ...amounts, completedAt, billingMonth, whole);
    },
    ofTicket: async (ticketId) => first(await query(ofTicket, ticketId), readRecord),
    ofMonth: async ({ month, project, before, limit }) =>
      (await query(ofMonth, month, project, before, limit)).map(readRecord),
    credits: async (ticketId) => (await query(credits, ticketId)).map(readCredit),
    async addCredit(ticketId, { id, amount, reason, by, at }) {
      await query(give, id, ticketId, amount, reason, by, at);
    },
  };
}

function readRecord(row: Row): ChargeRecord {
  return {
    charge: document(row, "document", isCharge),
    project: text(row, "project_id"),
    number: text(row, "number"),
    sequence: integer(row, "sequence"),
  };
}

function readCredit(row: Row): Credit {
  return {
    id: text(row, "id"),
    amount: integer(row, "amount"),
    reason: text(row, "reason"),
    by: text(row, "author"),
    at: integer(row, "at"),
  };
}
