/** What completed tickets cost, in the month in which it is billed, and what was given back. */
import { refusal } from "../../../core/fault.ts";
import { amountDue } from "../../../core/form/price.ts";
import { formatInstant } from "../../../core/scalar/instant.ts";
import { findDeskTicket } from "../find.ts";
import { record } from "../audit/log.ts";
import { pageBefore, pageOf } from "../page.ts";
import { done, type ChargeRecord, type Credit, refused, type Result } from "../port/store.ts";
import { viewPrice } from "./view.ts";
import { type Action, answered, type Scene, type Visit } from "../visit.ts";

export const listCharges: Action<"listCharges"> = async (visit) =>
  answered(visit, await pageFor(visit, visit.request.parameters.project));

export const listDeskCharges: Action<"listDeskCharges"> = async (visit) =>
  answered(visit, await pageFor(visit, null));

async function pageFor(visit: Visit<"listCharges" | "listDeskCharges">, project: string | null) {
  const { cursor, limit, month } = visit.request.query ?? { month: "" };
  const page = pageBefore({ cursor, limit });
  const { before = null } = page;
  const { charges } = visit.transaction;
  const found = await charges.ofMonth({ month, project, before, limit: page.limit + 1 });
  const { items, nextCursor } = pageOf(found, page.limit, ({ sequence }) => sequence);
  const views = [];
  for (const each of items) views.push(await view(visit, each));
  return { charges: views, nextCursor };
}

/** A correction is another line beside the charge; together they never go below nothing. */
export const giveCredit: Action<"giveCredit"> = async (visit) => {
  const { ticket: ticketId, credit } = visit.request.parameters;
  const found = await findDeskTicket(visit, ticketId);
  if (!found.ok) return found;
  const charged = await chargeOf(visit, found.value.ticket);
  if (!charged.ok) return charged;
  const id = `${found.value.ticket.id}/${credit}`;
  const given = await give(visit, charged.value, id);
  if (!given.ok) return given;
  const status = given.value === "new" ? 201 : 200;
  return answered(visit, { charge: await view(visit, charged.value) }, status);
};

async function chargeOf(
  { transaction }: Scene,
  { id, number }: { readonly id: string; readonly number: string },
): Promise<Result<ChargeRecord>> {
  const charged = await transaction.charges.ofTicket(id);
  return charged === null ? refused(refusal("not_charged", { number })) : done(charged);
}

async function give(
  visit: Visit<"giveCredit">,
  { charge, number, project }: ChargeRecord,
  id: string,
): Promise<Result<"new" | "known">> {
  const { amount, reason } = visit.request.body;
  const { charges } = visit.transaction;
  const { ticketId } = charge;
  const credits = await charges.credits(ticketId);
  const known = credits.find((each) => each.id === id);
  if (known !== undefined) {
    const isSame = known.amount === amount && known.reason === reason;
    return isSame ? done("known") : refused(refusal("repeated_differently", { id, number }));
  }
  const left = amountDue(charge, credits.map(lineOf(ticketId)));
  if (amount > left) return refused(refusal("credit_above_charge", { left, came: amount }));
  const credit = { id, amount, reason, by: visit.actor.principalId, at: visit.now };
  await charges.give(ticketId, credit);
  const payload = { creditId: id, amount, reason };
  await record(visit, { project, ticketId, kind: "creditGiven", payload });
  return done("new");
}

function lineOf(ticketId: string) {
  return ({ amount, reason }: Credit) => ({ ticketId, amount, reason });
}

async function view({ transaction }: Scene, { charge, number, project }: ChargeRecord) {
  const { ticketId, quote, completedAt, billingMonth } = charge;
  const credits = await transaction.charges.credits(ticketId);
  return {
    ticketId,
    number,
    project,
    billingMonth,
    completedAt: formatInstant(completedAt),
    price: viewPrice(quote),
    credits: credits.map((credit) => ({ ...credit, at: formatInstant(credit.at) })),
    due: amountDue(charge, credits.map(lineOf(ticketId))),
  };
}
