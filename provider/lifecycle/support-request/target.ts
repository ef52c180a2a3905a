import type { Call, Diagnostic, Outcome } from "../../../framework/contract/index.ts";
import { failed, succeeded } from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import { ask, type Client, type Target } from "../client.ts";
import { error, refused } from "../diagnostics.ts";

export async function targetOf(call: Call<Client>): Promise<Outcome<Target>> {
  const { project, memory } = call.client;
  if (memory.target !== undefined) return succeeded(memory.target);
  const reply = await ask(call, "readProject", { parameters: { project } });
  if (!reply.ok) return failed(refused(call, reply.fault));
  const { deskId, commitmentKey } = reply.answer.project;
  memory.target = { deskId, project, commitmentKey };
  return succeeded(memory.target);
}

/** An approved plan must not be carried out elsewhere because an environment variable changed. */
export function targetProblem(
  planned: Parameters<typeof text>[0],
  target: Target,
  call: Call<unknown>,
): Diagnostic | null {
  const deskId = text(planned, "deskId");
  const project = text(planned, "project");
  const same =
    (deskId ?? target.deskId) === target.deskId && (project ?? target.project) === target.project;
  if (same) return null;
  const details = {
    planned: `${deskId}/${project}`,
    present: `${target.deskId}/${target.project}`,
  };
  return error(call, "target_differs", details);
}
