/** A ticket, its decision and its grant belong to one declaration each. */
import type { Call, Diagnostic, Outcome, Plan, Proposal } from "../../framework/contract/index.ts";
import { text } from "../../framework/planning/index.ts";
import type { Fields } from "../../framework/value/index.ts";
import type { Client } from "./client.ts";
import { error } from "./diagnostics.ts";
import { isPulumi } from "./engine.ts";
import { liveTicket } from "./ticket/read-ticket.ts";

type Kind = "decision" | "grant";

/**
 * What is said to a second declaration of a plan. Pulumi plans what a refresh has read too, under the
 * name that it had before an alias, so that there only what is new counts.
 */
export async function plannedTwice(
  kind: Kind,
  requestId: string | null,
  proposal: Pick<Proposal, "prior" | "private">,
  call: Call<Client>,
): Promise<Diagnostic | null> {
  if (requestId === null) return null;
  const { ledger } = call.client;
  const key = `${kind} ${requestId}`;
  const isFirst = isPulumi(call)
    ? proposal.prior !== null || ledger.reserveAt(key, call.origin)
    : isSecondHalf(proposal) || ledger.reserve(key, "new");
  return isFirst ? null : twice(kind, requestId, call);
}

/** The same at apply, for requests that no plan could tell apart because their ids were unknown. */
export async function appliedTwice(
  kind: Kind,
  fields: Fields,
  call: Call<Client>,
): Promise<Diagnostic | null> {
  const requestId = text(fields, "requestId") ?? "";
  const isFirst = isPulumi(call) || call.client.ledger.mayCreate(`${kind} ${requestId}`);
  return isFirst ? null : twice(kind, requestId, call);
}

/**
 * The same of a ticket: whoever keeps it, stays or goes, the other one cancels it or finds it cancelled.
 * Pulumi reads what a program only looks up as if it were imported.
 */
export function ticketTwice(
  { id, number }: { readonly id: string; readonly number: string },
  use: "imported" | "kept" | "given up",
  call: Call<Client>,
): Diagnostic | null {
  if (isPulumi(call)) return null;
  const [key, owner] =
    use === "imported" ? ["import", "new"] : ["ticket", use === "kept" ? "new" : use];
  const isFirst = call.client.ledger.reserve(`${key} ${id}`, owner);
  return isFirst ? null : error(call, "ticket_twice", { ticket: number });
}

async function twice(kind: Kind, requestId: string, call: Call<Client>): Promise<Diagnostic> {
  const live = await liveTicket(requestId, call);
  const number = live.ok ? live.ticket?.number : null;
  const details = { ticket: number ?? requestId, isPlaced: isPulumi(call) };
  return error(call, `${kind}_twice`, details, ["requestId"]);
}

/**
 * Terraform plans what it replaces once more, without prior state but with this plan's private state;
 * what is new comes with none.
 */
export function withMark(outcome: Outcome<Plan>, { prior }: Proposal): Outcome<Plan> {
  const { value: plan, diagnostics } = outcome;
  if (plan === undefined || plan.action === "delete" || prior === null) return outcome;
  return { value: { ...plan, private: { ...plan.private, planned: true } }, diagnostics };
}

/** What is to be kept of it. */
export function withoutMark({ planned: _, ...privateState }: Fields): Fields {
  return privateState;
}

function isSecondHalf({
  prior,
  private: privateState,
}: Pick<Proposal, "prior" | "private">): boolean {
  return prior === null && privateState["planned"] === true;
}
