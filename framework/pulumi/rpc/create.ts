import type { MessageInitShape } from "@bufbuild/protobuf";
import type { HandlerContext } from "@connectrpc/connect";
import type { CreateRequest, CreateResponseSchema } from "../../wire/generated/pulumirpc_pb.ts";
import { answerMade, planChange, type Task } from "../change.ts";
import type { Session } from "../session.ts";
import { inputsFrom, plannedTo } from "../stored.ts";

export async function create<Client>(
  session: Session<Client>,
  request: CreateRequest,
  context: HandlerContext,
): Promise<MessageInitShape<typeof CreateResponseSchema>> {
  const { urn, preview } = request;
  const resource = session.resource(request.type);
  const task: Task<Client> = { session, resource, urn, call: session.call(request, context) };
  const inputs = inputsFrom(resource, request.properties);
  const planned = await planChange(task, { prior: null, private: {}, inputs });
  if (preview) return { properties: plannedTo(resource, planned.state, inputs) };
  const outcome = await resource.create(planned, inputs, session.connected(task.call));
  return answerMade(task, outcome, { inputs });
}
