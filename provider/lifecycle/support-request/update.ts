import {
  type Call,
  failed,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { ask, type Client } from "../client.ts";
import { liveTicket } from "../ticket/live.ts";
import { refused } from "../diagnostics.ts";
import { commitmentProblem, sentCommitment } from "./commitment.ts";
import { applicationOf } from "./inputs.ts";
import { known, stored } from "./state.ts";
import { targetOf } from "./target.ts";
import { workOf } from "./work.ts";

/** An edit at the desk, or nothing but what the state keeps; decided again from the ticket as it is now. */
export async function updateRequest(
  prior: Stored,
  planned: Stored,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Stored>> {
  call.client.ledger.applying();
  const live = await liveTicket(known(text(prior.state, "id")), call);
  if (!live.ok) return failed(refused(call, live.fault));
  const { ticket } = live;
  const work = workOf(prior.state, planned.state, ticket);
  if (ticket === null || !work.asksDesk) return succeeded(planned);
  const target = await targetOf(call);
  if (target.value === undefined) return failed(...target.diagnostics);
  const resend = work.edited.includes("securityInfo");
  const problem = resend ? commitmentProblem(planned.state, inputs, target.value, call) : null;
  if (problem !== null) return failed(problem);
  const reply = await ask(call, "editTicket", {
    parameters: { project: call.client.project, ticket: ticket.id },
    version: ticket.version,
    body: { application: known(applicationOf(inputs, resend)) },
  });
  if (!reply.ok) return failed(refused(call, reply.fault));
  const commitment = resend
    ? sentCommitment(inputs, target.value)
    : (planned.state["securityInfoCommitment"] ?? null);
  return succeeded(stored(planned, reply.answer.ticket, commitment, target.value, call));
}
