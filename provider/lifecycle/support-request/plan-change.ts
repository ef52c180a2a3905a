import type { Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  type Diagnostic,
  failed,
  type Outcome,
  type Plan,
  type Proposal,
} from "../../../framework/contract/index.ts";
import { flag, text } from "../../../framework/planning/index.ts";
import { bare, type Fields, same } from "../../../framework/value/index.ts";
import type { Client } from "../client.ts";
import { liveTicket } from "../ticket/live.ts";
import { error, refused } from "../diagnostics.ts";
import { claimProblem, hold } from "./claim.ts";
import { keyPartsOf } from "./inputs.ts";
import { planReplacement, replacementState } from "./plan-replacement.ts";
import { planUpdate } from "./plan-update.ts";
import { policyOf } from "../ticket/destroy.ts";
import { unclaimedWarnings } from "./unclaimed.ts";

/** The plan of a request that is in the state. */
export async function planChange(
  prior: Fields,
  { private: privateState }: Proposal,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Plan>> {
  const id = text(prior, "id") ?? "";
  const live = await liveTicket(id, call);
  if (!live.ok) return failed(refused(call, live.fault));
  const parts = keyPartsOf({ ...inputs, idempotencyKey: prior["idempotencyKey"] ?? null }, call);
  const claimed = parts === null ? null : claimProblem(parts, id, live.ticket, call);
  if (claimed !== null) return failed(claimed);
  call.client.ledger.claimTicket(id);
  if (live.ticket !== null && parts !== null)
    await hold(live.ticket, parts, policyOf(prior, call), call);
  const fixed = fixedProblem(prior, inputs, live.ticket, call);
  if (fixed !== null) return failed(fixed);
  if (same(prior["serverId"] ?? null, inputs["serverId"] ?? null) !== "yes") {
    return planReplacement(prior, inputs, live.ticket, call);
  }
  const unclaimed = await unclaimedWarnings(call);
  const kept = { prior, privateState: { ...privateState, ...replacementState(prior, call) } };
  const planned = await planUpdate(kept, inputs, live.ticket, call);
  return { ...planned, diagnostics: [...unclaimed, ...planned.diagnostics] };
}

/** What can never change once a request is filed. */
function fixedProblem(
  prior: Fields,
  inputs: Fields,
  ticket: Ticket | null,
  call: Call<Client>,
): Diagnostic | null {
  const was = text(prior, "idempotencyKey");
  const written = bare(inputs["idempotencyKey"] ?? null);
  const number = text(prior, "number") ?? "";
  if (was !== null && written !== null && written !== was) {
    return error(call, "idempotency_key_fixed", { number }, ["idempotencyKey"]);
  }
  const stays = same(prior["serverId"] ?? null, inputs["serverId"] ?? null) === "yes";
  if (stays || flag(inputs, "allowRefile")) return null;
  const title = ticket?.title ?? text(prior, "title") ?? "";
  const serverId = text(prior, "serverId") ?? "";
  const details = { number, title, serverId, cameServerId: text(inputs, "serverId") ?? "?" };
  return error(call, "server_kept", details, ["serverId"]);
}
