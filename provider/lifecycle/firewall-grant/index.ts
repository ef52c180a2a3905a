import type { Grant, Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  type Diagnostic,
  failed,
  type Outcome,
  type Plan,
  type Proposal,
  type Resource,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { changes, flag, proposed, storable, text } from "../../../framework/planning/index.ts";
import { type Fields, same, unknown } from "../../../framework/value/index.ts";
import { firewallGrant } from "../../resources/index.ts";
import { ask, type Client } from "../client.ts";
import { liveTicket } from "../ticket/live.ts";
import { effectOf, policyOf, standingOf } from "../ticket/destroy.ts";
import { error, refused, warning } from "../telling.ts";

/** One live grant for each request: expiry is no drift, and confirmed work keeps its access. */
export const firewallGrantResource: Resource<Client> = {
  schema: firewallGrant,
  live: true,

  async plan(proposal, call) {
    const { client } = call;
    if (proposal.inputs === null) return planRevoke(proposal.prior ?? {}, call);
    const told = client === null ? [] : await serverProblems(proposal.inputs, { ...call, client });
    return told.length > 0 ? failed(...told) : succeeded(planGrant(proposal, proposal.inputs));
  },

  async create(planned, inputs, call) {
    call.client.ledger.applying();
    const duration = text(inputs, "duration");
    const reply = await ask(call, "putGrant", {
      parameters: { project: call.client.project, ticket: text(inputs, "requestId") ?? "" },
      body: {
        serverId: text(inputs, "serverId") ?? "",
        ...(duration === null ? {} : { duration }),
      },
    });
    if (!reply.ok) return failed(refused(call, reply.fault));
    return succeeded(granted(planned.state, reply.answer.grant));
  },

  async read({ state, private: notes }, call) {
    const parameters = { project: call.client.project, grant: text(state, "id") ?? "" };
    const reply = await ask(call, "readGrant", { parameters });
    if (!reply.ok)
      return reply.fault.code === "not_found"
        ? succeeded("gone")
        : failed(refused(call, reply.fault));
    const { grant } = reply.answer;
    // Somebody closed it by hand while the work still lies ahead: it is wanted again.
    const live = grant.state === "revoked" ? await liveTicket(grant.ticketId, call) : null;
    const isWanted =
      live?.ok === true && live.ticket !== null && standingOf(live.ticket) !== "ended";
    return succeeded(isWanted ? "gone" : { ...granted(state, grant), private: notes });
  },

  async update(prior, planned, inputs, call) {
    call.client.ledger.applying();
    const reopens = planned.state["state"] !== prior.state["state"];
    const extended =
      same(prior.state["duration"] ?? null, planned.state["duration"] ?? null) !== "yes";
    if (!reopens && !extended) return succeeded(planned);
    const duration = text(inputs, "duration");
    const reply = await ask(call, "extendGrant", {
      parameters: { project: call.client.project, grant: text(prior.state, "id") ?? "" },
      body: duration === null ? {} : { duration },
    });
    if (!reply.ok) return failed(refused(call, reply.fault));
    return succeeded(granted(planned.state, reply.answer.grant));
  },

  async delete({ state }, call) {
    call.client.ledger.applying();
    const locked = await lockedTicket(state, call);
    if (!locked.ok) return failed(locked.problem);
    const told = locked.ticket === null ? [] : [revokeDiagnostic(state, locked.ticket, call)];
    if (told.some(({ severity }) => severity === "error")) return failed(...told);
    if (locked.ticket !== null) return succeeded("done", told);
    const parameters = { project: call.client.project, grant: text(state, "id") ?? "" };
    const reply = await ask(call, "revokeGrant", { parameters });
    if (reply.ok || reply.fault.code === "not_found") return succeeded("done");
    return failed(refused(call, reply.fault));
  },

  async import(handle, call) {
    const parameters = { project: call.client.project, grant: handle.trim() };
    const reply = await ask(call, "readGrant", { parameters });
    if (!reply.ok) return failed(refused(call, reply.fault));
    const { serverId, ticketId } = reply.answer.grant;
    return succeeded(granted({ serverId, requestId: ticketId }, reply.answer.grant));
  },
};

function granted(state: Fields, grant: Grant): Stored {
  const { id, sourceCidrs, port, activatedAt, expiresAt } = grant;
  const outputs = { id, state: grant.state, sourceCidrs, port, activatedAt, expiresAt };
  return { state: storable(firewallGrant, { ...state, ...outputs }), private: {} };
}

function planGrant({ prior, private: notes }: Proposal, inputs: Fields): Plan {
  const fresh = proposed(firewallGrant, null, inputs);
  if (prior === null) return { action: "create", planned: fresh, private: {} };
  const moved = (["serverId", "requestId"] as const).filter(
    (name) => same(prior[name] ?? null, inputs[name] ?? null) !== "yes",
  );
  if (moved.length > 0) {
    return { action: "replace", planned: fresh, private: {}, because: moved.map((name) => [name]) };
  }
  const wanted = proposed(firewallGrant, prior, inputs);
  const reopens = flag(inputs, "renew") && text(prior, "state") === "expired";
  const edited = changes(firewallGrant, prior, wanted);
  if (edited.length === 0 && !reopens) return { action: "none", planned: prior, private: notes };
  const extends_ = reopens || edited.some(({ path }) => path[0] === "duration");
  const moving = extends_ ? { state: unknown, activatedAt: unknown, expiresAt: unknown } : {};
  return { action: "update", planned: { ...wanted, ...moving }, private: notes };
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

async function planRevoke(prior: Fields, call: Call<Client | null>): Promise<Outcome<Plan>> {
  const { client } = call;
  if (client === null) return succeeded({ action: "delete" });
  const locked = await lockedTicket(prior, { ...call, client });
  if (!locked.ok) return failed(locked.problem);
  if (locked.ticket === null) return succeeded({ action: "delete" });
  const told = revokeDiagnostic(prior, locked.ticket, call);
  return told.severity === "error" ? failed(told) : succeeded({ action: "delete" }, [told]);
}

type Locked =
  | { readonly ok: true; readonly ticket: Ticket | null }
  | { readonly ok: false; readonly problem: Diagnostic };

/** The grant's ticket, if its work is confirmed and has not ended. */
async function lockedTicket(state: Fields, call: Call<Client>): Promise<Locked> {
  const live = await liveTicket(text(state, "requestId") ?? "", call);
  if (!live.ok) return { ok: false, problem: refused(call, live.fault) };
  const isLocked = live.ticket !== null && standingOf(live.ticket) === "locked";
  return { ok: true, ticket: isLocked ? live.ticket : null };
}

/** The grant follows what the declaration of its request does when that goes. */
function revokeDiagnostic(state: Fields, ticket: Ticket, call: Call<unknown>): Diagnostic {
  const details = { serverId: text(state, "serverId") ?? "", number: ticket.number };
  const policy = policyOf({ onDestroy: ticket.binding.onDestroy }, call);
  return effectOf(ticket, policy) === "blocked"
    ? error(call, "grant_kept", details)
    : warning(call, "grant_forgotten", details);
}
