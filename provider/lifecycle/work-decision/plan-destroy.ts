import {
  type Call,
  type Outcome,
  type Plan,
  succeeded,
} from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import type { Client } from "../client.ts";
import { warning } from "../diagnostics.ts";
import { liveTicket } from "../ticket/read-ticket.ts";
import { nameDetails } from "../ticket/message-details.ts";

/** Nothing is undone by forgetting a decision, and whoever forgets a confirmation is told so. */
export async function planDestroy(
  prior: Fields,
  call: Call<Client | null>,
): Promise<Outcome<Plan>> {
  const { client } = call;
  const forget: Plan = { action: "delete" };
  if (client === null || text(prior, "status") !== "confirmed") return succeeded(forget);
  const live = await liveTicket(text(prior, "requestId") ?? "", { ...call, client });
  if (!live.ok || live.ticket === null) return succeeded(forget);
  return succeeded(forget, [warning(call, "decision_stands", nameDetails(live.ticket))]);
}
