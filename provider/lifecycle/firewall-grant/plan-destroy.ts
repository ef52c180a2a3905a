/** Destroying revokes a grant; while its work is confirmed it follows the request's `onDestroy`. */
import type { Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  type Diagnostic,
  failed,
  type Outcome,
  type Plan,
  succeeded,
} from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import type { Client } from "../client.ts";
import { error, faultDiagnostic, warning } from "../diagnostics.ts";
import { destroyEffectOf, knownPhaseOf, policyOf } from "../ticket/destroy.ts";
import { liveTicket } from "../ticket/read-ticket.ts";

export async function planDestroy(
  prior: Fields,
  call: Call<Client | null>,
): Promise<Outcome<Plan>> {
  const { client } = call;
  if (client === null) return succeeded({ action: "delete" });
  const destroyed = await revokeOrForget(prior, { ...call, client });
  if (destroyed.value === undefined) return failed(...destroyed.diagnostics);
  return succeeded({ action: "delete" }, destroyed.diagnostics);
}

/**
 * While its work is confirmed and lasts, a grant is kept open, or forgotten with a warning;
 * silently where another declaration has the same one by now.
 */
export async function revokeOrForget(
  state: Fields,
  call: Call<Client>,
): Promise<Outcome<"revoke" | "forget">> {
  if (call.client.putThisRun.has(text(state, "id") ?? "")) return succeeded("forget");
  const live = await liveTicket(text(state, "requestId") ?? "", call);
  if (!live.ok) return failed(faultDiagnostic(call, live.fault));
  if (live.ticket === null || knownPhaseOf(live.ticket) !== "locked") return succeeded("revoke");
  const diagnostic = lockedDiagnostic(state, live.ticket, call);
  return diagnostic.severity === "error" ? failed(diagnostic) : succeeded("forget", [diagnostic]);
}

function lockedDiagnostic(state: Fields, ticket: Ticket, call: Call<unknown>): Diagnostic {
  const details = { serverId: text(state, "serverId") ?? "", number: ticket.number };
  const policy = policyOf({ onDestroy: ticket.binding.onDestroy }, call);
  return destroyEffectOf(ticket, policy) === "blocked"
    ? error(call, "grant_kept", details)
    : warning(call, "grant_forgotten", details);
}
