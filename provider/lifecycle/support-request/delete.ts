import type { Fault } from "../../../core/fault.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  failed,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { ask, type Client } from "../client.ts";
import { faultDiagnostic } from "../diagnostics.ts";
import { destroyDiagnostics } from "./plan-destroy.ts";
import { destroyEffectOf, knownPhaseOf, policyOf } from "../ticket/destroy.ts";
import { ticketOf } from "./ticket-of-state.ts";

/** Decides again from the ticket as it is now: it may have moved since the plan. */
export async function deleteRequest(
  { state }: Stored,
  call: Call<Client>,
): Promise<Outcome<"done">> {
  call.client.ledger.applying();
  const live = await ticketOf(state, call);
  if (live.value === undefined) return failed(...live.diagnostics);
  const ticket = live.value;
  if (ticket === null) return succeeded("done");
  const diagnostics = destroyDiagnostics(ticket, state, call);
  const effect = destroyEffectOf(ticket, policyOf(state, call));
  if (effect === "blocked") return failed(...diagnostics);
  const fault = await (effect === "cancel" ? cancel(ticket, call) : forget(ticket, call));
  return fault === null ? succeeded("done", diagnostics) : failed(faultDiagnostic(call, fault));
}

async function cancel(ticket: Ticket, call: Call<Client>): Promise<Fault | null> {
  const reply = await ask(call, "cancelTicket", {
    parameters: { project: ticket.project, ticket: ticket.id },
    version: ticket.version,
    body: { reason: "The declaration was destroyed." },
  });
  return reply.ok ? null : reply.fault;
}

/** An ended ticket frees its key; an open one keeps it, so that the same declaration finds it again. */
async function forget(ticket: Ticket, call: Call<Client>): Promise<Fault | null> {
  const route = knownPhaseOf(ticket) === "terminal" ? "freeTicketKeys" : "releaseTicket";
  const reply = await ask(call, route, {
    parameters: { project: ticket.project, ticket: ticket.id },
  });
  return reply.ok || reply.fault.code === "not_found" ? null : reply.fault;
}
