/** Which desk and project this run reaches, so that nothing is done elsewhere than a plan or a state says. */
import type { Call, Diagnostic, Outcome } from "../../../framework/contract/index.ts";
import { failed, succeeded } from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import type { Client, Target } from "../client.ts";
import { error, faultDiagnostic } from "../diagnostics.ts";

export async function targetOf(call: Call<Client>): Promise<Outcome<Target>> {
  const reply = await call.client.facts.project(call.signal);
  if (!reply.ok) return failed(faultDiagnostic(call, reply.fault));
  const { deskId, commitmentKey } = reply.answer.project;
  return succeeded({ deskId, project: call.client.project, commitmentKey });
}

/** An approved plan must not be carried out elsewhere because an environment variable changed. */
export function targetProblem(
  state: Fields,
  target: Target,
  call: Call<unknown>,
): Diagnostic | null {
  const planned = targetName(state, target);
  const present = targetName({}, target);
  return planned === present ? null : error(call, "target_differs", { planned, present });
}

/** Desk and project as a state names them; what it does not name is the present one. */
export function targetName(state: Fields, { deskId, project }: Target): string {
  return `${text(state, "deskId") ?? deskId}/${text(state, "project") ?? project}`;
}
