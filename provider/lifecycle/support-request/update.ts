import type { Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  failed,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { text, whole } from "../../../framework/planning/index.ts";
import { type Fields, hasUnknown } from "../../../framework/value/index.ts";
import { ask, type Client } from "../client.ts";
import { error, faultDiagnostic } from "../diagnostics.ts";
import { commitmentProblem, sentCommitment } from "./commitment.ts";
import { applicationOf } from "./inputs.ts";
import { shownPrice } from "./price.ts";
import { mustBeKnown, storedRequest } from "./state.ts";
import { targetOf } from "./target.ts";
import { ticketOf } from "./ticket-of-state.ts";
import { editNeeded } from "./edit-needed.ts";

/** An edit at the desk where the plan left open what the desk will say; else only the state changes. */
export async function updateRequest(
  prior: Stored,
  planned: Stored,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Stored>> {
  call.client.ledger.applying();
  if (!hasUnknown(planned.state)) return succeeded(planned);
  const target = await targetOf(call);
  if (target.value === undefined) return failed(...target.diagnostics);
  const live = await ticketOf(prior.state, call);
  if (live.value === undefined) return failed(...live.diagnostics);
  const ticket = live.value;
  if (ticket === null) {
    return failed(error(call, "archived", { id: mustBeKnown(text(prior.state, "id")) }));
  }
  const before = { prior: prior.state, isImported: prior.private["imported"] === true };
  const { asksDesk, resends } = editNeeded(before, planned.state, ticket);
  const problem =
    resends === "yes" ? commitmentProblem(planned.state, inputs, target.value, call) : null;
  if (problem !== null) return failed(problem);
  // A revision that somebody has sent back since the plan needs nothing more.
  const edited = asksDesk
    ? await edit(ticket, planned.state, inputs, resends === "yes", call)
    : succeeded(ticket);
  if (edited.value === undefined) return failed(...edited.diagnostics);
  return succeeded(
    storedRequest(planned, edited.value, sentCommitment(inputs, target.value), target.value, call),
  );
}

async function edit(
  ticket: Ticket,
  planned: Fields,
  inputs: Fields,
  resends: boolean,
  call: Call<Client>,
): Promise<Outcome<Ticket>> {
  const reply = await ask(call, "editTicket", {
    parameters: { project: call.client.project, ticket: ticket.id },
    version: ticket.version,
    body: {
      application: mustBeKnown(applicationOf(inputs, resends)),
      maxCost: whole(inputs, "maxCost"),
      ...shownPrice(planned),
    },
  });
  return reply.ok ? succeeded(reply.answer.ticket) : failed(faultDiagnostic(call, reply.fault));
}
