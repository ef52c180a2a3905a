/** What completed tickets cost, in the month in which it is billed, and what was given back. */
import { refusal } from "../../../core/fault.ts";
import { amountDue } from "../../../core/form/charge.ts";
import { formatInstant } from "../../../core/scalar/instant.ts";
import { findDeskTicket } from "../find.ts";
import { recordEntry } from "../audit/log.ts";
import { pageBefore, pageOf } from "../paging.ts";
import { ok, refused, type Result } from "../result.ts";
import type { ChargeRecord } from "../storage/store.ts";
import { viewPrice } from "./view.ts";
import { type Action, type ActionCall, type ActionContext, answered } from "../context.ts";

export const listCharges: Action<"listCharges"> = async (call) =>
  answered(call, await pageFor(call, call.request.parameters.project));

export const listDeskCharges: Action<"listDeskCharges"> = async (call) =>
  answered(call, await pageFor(call, null));

async function pageFor(
  call: ActionCall<"listCharges" | "listDeskCharges">,
  project: string | null,
) {
  const { cursor, limit, month } = call.request.query ?? { month: "" };
  const page = pageBefore({ cursor, limit });
  const { before = null } = page;
  const { charges } = call.transaction;
  const found = await charges.ofMonth({ month, project, before, limit: page.limit + 1 });
  const { items, nextCursor } = pageOf(found, page.limit, ({ sequence }) => sequence);
  const views = [];
  for (const each of items) views.push(await view(call, each));
  return { charges: views, nextCursor };
}

/** A correction is another line beside the charge; together they never go below nothing. */
export const giveCredit: Action<"giveCredit"> = async (call) => {
  const { ticket: ticketId, credit } = call.request.parameters;
  const found = await findDeskTicket(call, ticketId);
  if (!found.ok) return found;
  const charged = await chargeOf(call, found.value.ticket);
  if (!charged.ok) return charged;
  const id = `${found.value.ticket.id}/${credit}`;
  const given = await addCreditOnce(call, charged.value, id);
  if (!given.ok) return given;
  const status = given.value === "new" ? 201 : 200;
  return answered(call, { charge: await view(call, charged.value) }, status);
};

async function chargeOf(
  { transaction }: ActionContext,
  { id, number }: { readonly id: string; readonly number: string },
): Promise<Result<ChargeRecord>> {
  const charged = await transaction.charges.ofTicket(id);
  return charged === null ? refused(refusal("not_charged", { number })) : ok(charged);
}

async function addCreditOnce(
  call: ActionCall<"giveCredit">,
  { charge, number, project }: ChargeRecord,
  id: string,
): Promise<Result<"new" | "known">> {
  const { amount, reason } = call.request.body;
  const { charges } = call.transaction;
  const { ticketId } = charge;
  const credits = await charges.credits(ticketId);
  const known = credits.find((each) => each.id === id);
  if (known !== undefined) {
    const isSame = known.amount === amount && known.reason === reason;
    return isSame ? ok("known") : refused(refusal("repeated_differently", { id, number }));
  }
  const left = amountDue(charge, credits);
  if (amount > left) return refused(refusal("credit_above_charge", { left, came: amount }));
  const credit = { id, amount, reason, by: call.actor.principalId, at: call.now };
  await charges.addCredit(ticketId, credit);
  const payload = { creditId: id, amount, reason };
  await recordEntry(call, { project, ticketId, kind: "creditGiven", payload });
  return ok("new");
}

async function view({ transaction }: ActionContext, { charge, number, project }: ChargeRecord) {
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
    due: amountDue(charge, credits),
  };
}
