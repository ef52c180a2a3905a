import type { Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  type Diagnostic,
  failed,
  hasError,
  type Outcome,
  type Plan,
  type Proposal,
  succeeded,
} from "../../../framework/contract/index.ts";
import {
  changes,
  flag,
  proposed,
  pathsRequiringReplacement,
  text,
} from "../../../framework/planning/index.ts";
import { type Fields, same, unknown } from "../../../framework/value/index.ts";
import { firewallGrant } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { error, faultDiagnostic, warning } from "../diagnostics.ts";
import { plannedTwice, withMark } from "../one-declaration.ts";
import { knownPhaseOf } from "../ticket/destroy.ts";
import { liveTicket } from "../ticket/read-ticket.ts";
import { revokeOrForget, planDestroy } from "./plan-destroy.ts";
import { isImported } from "./state.ts";

/** Before the desk can be asked, what was written is all that a plan can go by. */
export async function planGrant(
  proposal: Proposal,
  call: Call<Client | null>,
): Promise<Outcome<Plan>> {
  const { client } = call;
  const { inputs } = proposal;
  if (inputs === null) return planDestroy(proposal.prior ?? {}, call);
  const planned =
    client === null
      ? succeeded(planOf(proposal, inputs, null))
      : await planFor(proposal, inputs, { ...call, client });
  return withMark(planned, proposal);
}

/** Looks at the ticket, if it is filed by now, for what the apply would be refused. */
async function planFor(
  proposal: Proposal,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Plan>> {
  const requestId = text(inputs, "requestId");
  const second = await plannedTwice("grant", requestId, proposal, call);
  if (second !== null) return failed(second);
  const live = requestId === null ? null : await liveTicket(requestId, call);
  if (live?.ok === false) return failed(faultDiagnostic(call, live.fault));
  // A request that is planned but not filed yet has an id and no ticket.
  const ticket = live?.ticket ?? null;
  const plan = planOf(proposal, inputs, ticket);
  const told = [
    ...(ticket === null ? [] : serverProblems(inputs, ticket, call)),
    ...(ticket === null ? [] : durationDiagnostics(proposal, plan, ticket, call)),
    ...(await replacedDiagnostics(proposal, plan, call)),
  ];
  return hasError(told) ? failed(...told) : succeeded(plan, told);
}

function serverProblems(
  inputs: Fields,
  { number, serverId: ticketServerId }: Ticket,
  call: Call<unknown>,
): readonly Diagnostic[] {
  const serverId = text(inputs, "serverId");
  if (serverId === null || serverId === ticketServerId) return [];
  return [error(call, "grant_server_differs", { serverId, number, ticketServerId }, ["serverId"])];
}

function durationDiagnostics(
  { prior, private: privateState }: Proposal,
  plan: Plan,
  ticket: Ticket,
  call: Call<unknown>,
): readonly Diagnostic[] {
  if (prior === null || plan.action !== "update" || !isOtherDuration(prior, plan.planned))
    return [];
  const { number } = ticket;
  const expiresAt = text(plan.planned, "expiresAt");
  if (isImported(privateState) && expiresAt !== null) {
    return [warning(call, "grant_imported", { number, expiresAt }, ["duration"])];
  }
  return knownPhaseOf(ticket) === "terminal"
    ? [error(call, "grant_ticket_ended", { number }, ["duration"])]
    : [];
}

/** A grant that makes way for another is closed, which confirmed work forbids. */
async function replacedDiagnostics(
  { prior }: Proposal,
  { action }: Plan,
  call: Call<Client>,
): Promise<readonly Diagnostic[]> {
  if (action !== "replace") return [];
  return (await revokeOrForget(prior ?? {}, call)).diagnostics;
}

function planOf(
  { prior, private: privateState }: Proposal,
  inputs: Fields,
  ticket: Ticket | null,
): Plan {
  const fresh = proposed(firewallGrant, null, inputs);
  if (prior === null) return { action: "create", planned: fresh, private: {} };
  const because = pathsRequiringReplacement(firewallGrant, prior, inputs);
  if (because.length > 0) return { action: "replace", planned: fresh, private: {}, because };
  const wanted = proposed(firewallGrant, prior, inputs);
  const hasEnded = ticket !== null && knownPhaseOf(ticket) === "terminal";
  const reopens = flag(inputs, "renew") && text(prior, "state") === "expired" && !hasEnded;
  if (changes(firewallGrant, prior, wanted).length === 0 && !reopens)
    return { action: "none", planned: prior, private: privateState };
  const lengthens = isOtherDuration(prior, wanted) && !isImported(privateState);
  const moving =
    reopens || lengthens ? { state: unknown, activatedAt: unknown, expiresAt: unknown } : {};
  return { action: "update", planned: { ...wanted, ...moving }, private: {} };
}

function isOtherDuration(prior: Fields, wanted: Fields): boolean {
  return same(prior["duration"] ?? null, wanted["duration"] ?? null) !== "yes";
}
