import {
  type Call,
  type Diagnostic,
  failed,
  type Outcome,
  type Plan,
  type Proposal,
  succeeded,
} from "../../../framework/contract/index.ts";
import { changes, flag, proposed, replacing, text } from "../../../framework/planning/index.ts";
import { type Fields, unknown } from "../../../framework/value/index.ts";
import { firewallGrant } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { error, refused } from "../diagnostics.ts";
import { liveTicket } from "../ticket/live.ts";
import { planDestroy } from "./plan-destroy.ts";

export async function planGrant(
  proposal: Proposal,
  call: Call<Client | null>,
): Promise<Outcome<Plan>> {
  const { client } = call;
  const { inputs } = proposal;
  if (inputs === null) return planDestroy(proposal.prior ?? {}, call);
  const problems = client === null ? [] : await serverProblems(inputs, { ...call, client });
  return problems.length > 0 ? failed(...problems) : succeeded(planOf(proposal, inputs));
}

/** The desk would refuse it too; said at plan while the request is known. */
async function serverProblems(inputs: Fields, call: Call<Client>): Promise<readonly Diagnostic[]> {
  const requestId = text(inputs, "requestId");
  const serverId = text(inputs, "serverId");
  if (requestId === null || serverId === null) return [];
  const live = await liveTicket(requestId, call);
  if (!live.ok) return [refused(call, live.fault)];
  // A request that is planned but not filed yet has an id and no ticket.
  if (live.ticket === null || live.ticket.serverId === serverId) return [];
  const { number, serverId: ticketServerId } = live.ticket;
  return [error(call, "grant_server_differs", { serverId, number, ticketServerId }, ["serverId"])];
}

function planOf({ prior, private: privateState }: Proposal, inputs: Fields): Plan {
  const fresh = proposed(firewallGrant, null, inputs);
  if (prior === null) return { action: "create", planned: fresh, private: {} };
  const because = replacing(firewallGrant, prior, inputs);
  if (because.length > 0) return { action: "replace", planned: fresh, private: {}, because };
  const wanted = proposed(firewallGrant, prior, inputs);
  const reopens = flag(inputs, "renew") && text(prior, "state") === "expired";
  const edited = changes(firewallGrant, prior, wanted);
  if (edited.length === 0 && !reopens)
    return { action: "none", planned: prior, private: privateState };
  const extended = reopens || edited.some(({ path }) => path[0] === "duration");
  const moving = extended ? { state: unknown, activatedAt: unknown, expiresAt: unknown } : {};
  return { action: "update", planned: { ...wanted, ...moving }, private: privateState };
}
