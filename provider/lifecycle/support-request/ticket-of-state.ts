import type { Ticket } from "../../../desk/contract/index.ts";
import { type Call, failed, type Outcome, succeeded } from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import type { Client } from "../client.ts";
import { error, faultDiagnostic } from "../diagnostics.ts";
import { liveTicket } from "../ticket/read-ticket.ts";
import { targetName, targetOf } from "./target.ts";

/**
 * The ticket of a state, null when its desk no longer shows it. Settings that lead elsewhere would make
 * every ticket look gone, and the same declaration has the same id at another desk.
 */
export async function ticketOf(state: Fields, call: Call<Client>): Promise<Outcome<Ticket | null>> {
  const target = await targetOf(call);
  if (target.value === undefined) return failed(...target.diagnostics);
  const there = targetName(state, target.value);
  const present = targetName({}, target.value);
  if (there !== present) {
    const number = text(state, "number") ?? "";
    return failed(error(call, "state_elsewhere", { number, kept: there, present }));
  }
  const live = await liveTicket(text(state, "id") ?? "", call);
  return live.ok ? succeeded(live.ticket) : failed(faultDiagnostic(call, live.fault));
}
