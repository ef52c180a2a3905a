import type { Ticket } from "../../../desk/contract/index.ts";
import type { Call, Diagnostic, Outcome } from "../../../framework/contract/index.ts";
import { failed, succeeded } from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { ask, type Client, type Target } from "../client.ts";
import { error, refused } from "../diagnostics.ts";
import { liveTicket } from "../ticket/live.ts";

export async function targetOf(call: Call<Client>): Promise<Outcome<Target>> {
  const { project, memory } = call.client;
  if (memory.target !== undefined) return succeeded(memory.target);
  const reply = await ask(call, "readProject", { parameters: { project } });
  if (!reply.ok) return failed(refused(call, reply.fault));
  const { deskId, commitmentKey } = reply.answer.project;
  memory.target = { deskId, project, commitmentKey };
  return succeeded(memory.target);
}

/**
 * The ticket of a state, null when its desk no longer shows it. Settings that lead elsewhere would make
 * every ticket look gone, and the same declaration has the same id at another desk.
 */
export async function ticketOf(state: Fields, call: Call<Client>): Promise<Outcome<Ticket | null>> {
  const target = await targetOf(call);
  if (target.value === undefined) return failed(...target.diagnostics);
  const there = namesOf(state, target.value);
  const present = namesOf({}, target.value);
  if (there !== present) {
    const number = text(state, "number") ?? "";
    return failed(error(call, "state_elsewhere", { number, kept: there, present }));
  }
  const live = await liveTicket(text(state, "id") ?? "", call);
  return live.ok ? succeeded(live.ticket) : failed(refused(call, live.fault));
}

/** An approved plan must not be carried out elsewhere because an environment variable changed. */
export function targetProblem(
  state: Fields,
  target: Target,
  call: Call<unknown>,
): Diagnostic | null {
  const planned = namesOf(state, target);
  const present = namesOf({}, target);
  return planned === present ? null : error(call, "target_differs", { planned, present });
}

/** Desk and project as a state names them; what it does not name is the present one. */
function namesOf(state: Fields, { deskId, project }: Target): string {
  return `${text(state, "deskId") ?? deskId}/${text(state, "project") ?? project}`;
}
