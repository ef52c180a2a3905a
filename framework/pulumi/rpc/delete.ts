import type { HandlerContext } from "@connectrpc/connect";
import type { DeleteRequest } from "../../wire/generated/pulumirpc_pb.ts";
import type { Session } from "../session.ts";
import { storedFrom } from "../stored.ts";

/** Pulumi previews no deletion, so it is planned here: what the plan refuses is not begun. */
export async function deleteResource<Client>(
  session: Session<Client>,
  request: DeleteRequest,
  context: HandlerContext,
): Promise<object> {
  const { id, urn, properties } = request;
  const resource = session.resource(request.type);
  const call = session.connected(session.call(request, context));
  const prior = storedFrom(resource, { id, outputs: properties, language: session.language });
  const proposal = { prior: prior.state, private: prior.private, inputs: null };
  await session.settled(urn, await resource.plan(proposal, call));
  await session.settled(urn, await resource.delete(prior, call));
  return {};
}
