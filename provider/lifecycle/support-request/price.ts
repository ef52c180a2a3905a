import { refusal } from "../../../core/fault.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import { type Call, failed, type Outcome, succeeded } from "../../../framework/contract/index.ts";
import { texts, whole } from "../../../framework/planning/index.ts";
import { type Fields, unknown } from "../../../framework/value/index.ts";
import { ask, type Client } from "../client.ts";
import { faultDiagnostic } from "../diagnostics.ts";

type Price = Ticket["estimate"];

/** What the price is while it follows from what is not known. */
export const openPrice: Fields = { estimatedCost: unknown, vat: unknown };

/**
 * What the chosen services will cost, and a refusal when that is above the user's limit. The desk
 * keeps the price of what a ticket has already, whatever the catalogue says now.
 */
export async function price(
  inputs: Fields,
  ticket: Ticket | null,
  call: Call<Client>,
): Promise<Outcome<Fields>> {
  const services = texts(inputs, "services");
  const kept = services === null ? null : keptPrice(services, ticket);
  if (services === null || kept === null) return succeeded(openPrice);
  const added = services.filter((code) => ticket?.services.includes(code) !== true);
  const asked = await priceToday(added, call);
  if (asked.value === undefined) return failed(...asked.diagnostics);
  const amount = kept.amount + asked.value.amount;
  const maxCost = whole(inputs, "maxCost");
  if (maxCost !== null && amount > maxCost) {
    return failed(faultDiagnostic(call, refusal("cost_above_cap", { cost: amount, maxCost })));
  }
  return succeeded({ estimatedCost: amount, vat: kept.vat + asked.value.vat });
}

/** What the plan showed, for the desk to refuse any other price before anything is stored. */
export function shownPrice(planned: Fields): { readonly estimate?: Price } {
  const amount = whole(planned, "estimatedCost");
  const vat = whole(planned, "vat");
  return amount === null || vat === null ? {} : { estimate: { amount, vat } };
}

const nothing: Price = { amount: 0, vat: 0 };

/** Null where a part of them stays and a part goes: a ticket tells only what all cost together. */
function keptPrice(services: readonly string[], ticket: Ticket | null): Price | null {
  if (ticket === null || !ticket.services.some((code) => services.includes(code))) return nothing;
  return ticket.services.every((code) => services.includes(code)) ? ticket.estimate : null;
}

async function priceToday(
  services: readonly string[],
  call: Call<Client>,
): Promise<Outcome<Price>> {
  if (services.length === 0) return succeeded(nothing);
  const { project } = call.client;
  const reply = await ask(call, "estimate", {
    parameters: { project },
    body: { services: [...services] },
  });
  if (!reply.ok) return failed(faultDiagnostic(call, reply.fault, ["services"]));
  return succeeded(reply.answer.estimate);
}
