/** Whether engineers reach a server: an SSH server answers at its registered address, and nowhere else. */
import { isPublicAddress } from "../../../core/access/index.ts";
import { refusal } from "../../../core/fault.ts";
import { notFound } from "../find.ts";
import { recordEntry } from "../audit/log.ts";
import { ok, refused, type Result } from "../result.ts";
import type { Registration, Server } from "../storage/store.ts";
import { viewRegistration } from "../tickets/view.ts";
import { type Action, type ActionContext, answered } from "../context.ts";

interface RegisteredServer {
  readonly project: string;
  readonly registration: Registration;
  readonly server: Server;
}

/** The probe is deferred until the transaction has ended: others do not wait for a server that is silent. */
export const verifyKeyRegistration: Action<"verifyKeyRegistration"> = async (call) => {
  const found = await findRegisteredServer(call, call.request.parameters.registration);
  if (!found.ok) return found;
  const { server } = found.value;
  const target = probeTargetOf(call, server);
  if (!target.ok) return target;
  const { isReachable } = call;
  if (isReachable === null) return ok({ probe: target.value });
  if (!isReachable) {
    const { id: serverId, sshPort: port } = server;
    return refused(refusal("server_unreachable", { serverId, port }));
  }
  const registration = await markVerified(call, found.value);
  return answered(call, { registration: viewRegistration(registration) });
};

async function findRegisteredServer(
  { transaction }: ActionContext,
  id: string,
): Promise<Result<RegisteredServer>> {
  const known = await transaction.registrations.findAnywhere(id);
  if (known === null || known.registration.state === "removed") {
    return notFound("key registration", id);
  }
  const server = await transaction.projects.server(known.project, known.registration.serverId);
  return server === null
    ? notFound("server", known.registration.serverId)
    : ok({ ...known, server });
}

/** A registered address only, and a public one: the desk is nobody's way into a private network. */
function probeTargetOf({ desk }: ActionContext, { id: serverId, address, sshPort: port }: Server) {
  if (address === null)
    return refused(refusal("address_refused", { serverId, problem: "missing" }));
  if (!desk.allowsPrivateAddresses && !isPublicAddress(address)) {
    return refused(refusal("address_refused", { serverId, problem: "not_public" }));
  }
  return ok({ address, port });
}

async function markVerified(
  context: ActionContext,
  { project, registration }: RegisteredServer,
): Promise<Registration> {
  if (registration.state === "verified") return registration;
  const version = registration.version + 1;
  const verified = { ...registration, state: "verified" as const, version };
  await context.transaction.registrations.put(project, verified);
  const payload = { registration: verified };
  await recordEntry(context, { project, ticketId: null, kind: "keyVerified", payload });
  return verified;
}
