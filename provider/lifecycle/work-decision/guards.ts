import { formatWon } from "../../../core/scalar/money.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import type { Call, Diagnostic } from "../../../framework/contract/index.ts";
import { text, whole } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { error, languageOf, warning } from "../diagnostics.ts";
import { nameDetails } from "../ticket/message-details.ts";
import { quoteOf } from "./request-for-approval.ts";

/** What forbids a confirmation that was named, and what only the start of the work will want. */
export function guards(ticket: Ticket, inputs: Fields, call: Call<unknown>): readonly Diagnostic[] {
  if (text(inputs, "decision") !== "confirm") return [];
  const found: Diagnostic[] = [];
  const until = ticket.workPlan?.window.end ?? "";
  if (!coversWindow(ticket)) {
    found.push(error(call, "decision_grant_missing", { ...nameDetails(ticket), until }));
  }
  const maxCost = whole(inputs, "maxCost");
  if (maxCost !== null && quoteOf(ticket) > maxCost) {
    const language = languageOf(call.settings);
    const details = {
      cost: formatWon(quoteOf(ticket), language),
      maxCost: formatWon(maxCost, language),
    };
    found.push(error(call, "decision_cost_above_max", details, ["maxCost"]));
  }
  if (!ticket.keyRegistered) found.push(warning(call, "decision_key_missing", nameDetails(ticket)));
  return found;
}

function coversWindow({ grant, workPlan }: Ticket): boolean {
  if (grant === null || workPlan === null || grant.state !== "active") return false;
  return Date.parse(grant.expiresAt) >= Date.parse(workPlan.window.end);
}
