import type { DeleteRequest } from "../../wire/generated/pulumirpc_pb.ts";
import type { Session } from "../session.ts";
import { fromWireOutputs } from "../stored.ts";

/** Pulumi previews no deletion, so it is planned here: what the plan refuses is not begun. */
export async function deleteResource<Client>(
  session: Session<Client>,
  request: DeleteRequest,
  signal: AbortSignal,
): Promise<object> {
  const { id, urn, properties } = request;
  const resource = session.resource(request.type);
  const call = session.connected(session.call(request, signal));
  const prior = fromWireOutputs(resource, { id, outputs: properties });
  const proposal = { prior: prior.state, private: prior.private, inputs: null };
  await session.unwrap(urn, await resource.plan(proposal, call));
  await session.unwrap(urn, await resource.delete(prior, call));
  return {};
}
