import type { MessageInitShape } from "@bufbuild/protobuf";
import type { CreateRequest, CreateResponseSchema } from "../../wire/generated/pulumirpc_pb.ts";
import { planCreateOrUpdate, storedResponse, type Task } from "../change.ts";
import type { Session } from "../session.ts";
import { fromWireInputs, previewSentenceIn, toWirePlan } from "../stored.ts";

/** Planned first, also for real: what the plan refuses is not begun. */
export async function create<Client>(
  session: Session<Client>,
  request: CreateRequest,
  signal: AbortSignal,
): Promise<MessageInitShape<typeof CreateResponseSchema>> {
  const { urn, preview } = request;
  const resource = session.resource(request.type);
  const task: Task<Client> = { session, resource, urn, call: session.call(request, signal) };
  const inputs = fromWireInputs(resource, request.properties);
  // The object that is to be replaced is still there in a preview, and gone when it is for real.
  const privateState = preview ? session.privateOfReplaced(urn) : {};
  const previewSentence = previewSentenceIn(request.properties);
  const planned = await planCreateOrUpdate(task, {
    prior: null,
    private: privateState,
    inputs,
    previewSentence,
  });
  if (preview) return { properties: toWirePlan(resource, planned.state, inputs) };
  const outcome = await resource.create(planned, inputs, session.connected(task.call));
  return storedResponse(task, outcome, { inputs });
}
