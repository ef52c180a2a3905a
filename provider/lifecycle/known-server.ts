import { serverFault } from "../../core/form/server.ts";
import type { Call, Diagnostic } from "../../framework/contract/index.ts";
import { text } from "../../framework/planning/index.ts";
import type { Fields } from "../../framework/value/index.ts";
import type { Client } from "./client.ts";
import { faultDiagnostic } from "./diagnostics.ts";

/** A server that the project does not have is refused at plan: at apply other things would be made beside it. */
export async function serverProblems(
  inputs: Fields,
  call: Call<Client>,
): Promise<readonly Diagnostic[]> {
  const serverId = text(inputs, "serverId");
  if (serverId === null) return [];
  const reply = await call.client.facts.servers(call.signal);
  if (!reply.ok) return [faultDiagnostic(call, reply.fault)];
  const fault = serverFault(
    serverId,
    reply.answer.servers.map(({ id }) => id),
  );
  return fault === null ? [] : [faultDiagnostic(call, fault)];
}
