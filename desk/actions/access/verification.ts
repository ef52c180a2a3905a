/** Whether engineers reach a server: an SSH server answers at its registered address, and nowhere else. */
import { isPublicAddress } from "../../../core/access/index.ts";
import { refusal } from "../../../core/fault.ts";
import { missing } from "../find.ts";
import { record } from "../audit/log.ts";
import { done, refused, type Registration, type Result, type Server } from "../port/store.ts";
import { viewRegistration } from "../tickets/view.ts";
import { type Action, answered, type Scene } from "../visit.ts";

interface Found {
  readonly project: string;
  readonly registration: Registration;
  readonly server: Server;
}

/** The knocking is done outside the transaction: others do not wait for a server that is silent. */
export const verifyKeyRegistration: Action<"verifyKeyRegistration"> = async (visit) => {
  const found = await find(visit, visit.request.parameters.registration);
  if (!found.ok) return found;
  const { server } = found.value;
  const target = targetOf(visit, server);
  if (!target.ok) return target;
  const isReached = visit.probed;
  if (isReached === null) return { ok: true, value: { probe: target.value } };
  if (!isReached) {
    const { id: serverId, sshPort: port } = server;
    return refused(refusal("server_unreachable", { serverId, port }));
  }
  const registration = await verify(visit, found.value);
  return answered(visit, { registration: viewRegistration(registration) });
};

async function find({ transaction }: Scene, id: string): Promise<Result<Found>> {
  const known = await transaction.registrations.findAnywhere(id);
  if (known === null || known.registration.state === "removed") {
    return missing("key registration", id);
  }
  const server = await transaction.projects.server(known.project, known.registration.serverId);
  return server === null
    ? missing("server", known.registration.serverId)
    : done({ ...known, server });
}

/** A registered address only, and a public one: the desk is nobody's way into a private network. */
function targetOf({ desk }: Scene, { id: serverId, address, sshPort: port }: Server) {
  if (address === null)
    return refused(refusal("address_refused", { serverId, problem: "missing" }));
  if (!desk.allowsPrivateAddresses && !isPublicAddress(address)) {
    return refused(refusal("address_refused", { serverId, problem: "not_public" }));
  }
  return done({ address, port });
}

async function verify(scene: Scene, { project, registration }: Found): Promise<Registration> {
  if (registration.state === "verified") return registration;
  const version = registration.version + 1;
  const verified = { ...registration, state: "verified" as const, version };
  await scene.transaction.registrations.put(project, verified);
  const payload = { registration: verified };
  await record(scene, { project, ticketId: null, kind: "keyVerified", payload });
  return verified;
}
