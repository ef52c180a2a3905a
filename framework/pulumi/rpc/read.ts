import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ReadRequest, ReadResponseSchema } from "../../wire/generated/pulumirpc_pb.ts";
import { storedResponse, type Task } from "../change.ts";
import { importedInputs, refreshedInputs } from "../read-inputs.ts";
import type { Session } from "../session.ts";
import { fromWireOutputs, privateProperty, toWireInputs } from "../stored.ts";
import { fromStruct } from "../struct.ts";

type Response = MessageInitShape<typeof ReadResponseSchema>;

/** The engine refreshes what it keeps, which bears our private state, or imports what it has only an id of. */
export async function read<Client>(
  session: Session<Client>,
  request: ReadRequest,
  signal: AbortSignal,
): Promise<Response> {
  const { urn, properties = {} } = request;
  const resource = session.resource(request.type);
  const task: Task<Client> = { session, resource, urn, call: session.call(request, signal) };
  return privateProperty in properties ? refresh(task, request) : importById(task, request);
}

async function refresh<Client>(task: Task<Client>, request: ReadRequest): Promise<Response> {
  const { session, resource, urn, call } = task;
  const { id, properties: outputs } = request;
  const stored = fromWireOutputs(resource, { id, outputs });
  const { value, diagnostics } = await resource.read(stored, session.connected(call));
  if (value === "gone") {
    await session.unwrap(urn, { value, diagnostics });
    return {};
  }
  const written = fromStruct(request.inputs);
  const live = value?.state ?? stored.state;
  const inputs = refreshedInputs(resource.schema, { stored: stored.state, live, written });
  const keptInputs = toWireInputs(resource, inputs);
  const outcome = value === undefined ? { diagnostics } : { value, diagnostics };
  return { ...(await storedResponse(task, outcome, { inputs, keptInputs })), inputs: keptInputs };
}

async function importById<Client>(task: Task<Client>, { id }: ReadRequest): Promise<Response> {
  const { session, resource, call } = task;
  const outcome = await resource.import(id, session.connected(call));
  const inputs = importedInputs(resource.schema, outcome.value?.state ?? {});
  const keptInputs = toWireInputs(resource, inputs);
  return { ...(await storedResponse(task, outcome, { inputs, keptInputs })), inputs: keptInputs };
}
