import type { MessageInitShape } from "@bufbuild/protobuf";
import type { UpdateRequest, UpdateResponseSchema } from "../../wire/generated/pulumirpc_pb.ts";
import { planCreateOrUpdate, storedResponse, type Task, withIgnoredChanges } from "../change.ts";
import type { Session } from "../session.ts";
import { fromWireInputs, fromWireOutputs, previewSentenceIn, toWirePlan } from "../stored.ts";

/** Carried out even when nothing is to change: that is how an unfinished resource is finished. */
export async function update<Client>(
  session: Session<Client>,
  request: UpdateRequest,
  signal: AbortSignal,
): Promise<MessageInitShape<typeof UpdateResponseSchema>> {
  const { id, urn, olds, news, ignoreChanges, preview } = request;
  const resource = session.resource(request.type);
  const task: Task<Client> = { session, resource, urn, call: session.call(request, signal) };
  const prior = fromWireOutputs(resource, { id, outputs: olds });
  const inputs = withIgnoredChanges(ignoreChanges, prior.state, fromWireInputs(resource, news));
  const previewSentence = previewSentenceIn(news);
  const proposal = { prior: prior.state, private: prior.private, inputs, previewSentence };
  const planned = await planCreateOrUpdate(task, proposal);
  if (preview) return { properties: toWirePlan(resource, planned.state, inputs) };
  const outcome = await resource.update(prior, planned, inputs, session.connected(task.call));
  const { properties, refreshBeforeUpdate } = await storedResponse(task, outcome, { inputs });
  return { properties, refreshBeforeUpdate };
}
