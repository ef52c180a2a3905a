import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ReadRequest, ReadResponseSchema } from "../../wire/generated/pulumirpc_pb.ts";
import { fromStruct, toStruct } from "../struct.ts";
import { answerMade, type Task } from "../change.ts";
import { importedInputs, refreshedInputs } from "../read-inputs.ts";
import type { Session } from "../session.ts";
import { inputsTo, privateKey, storedFrom } from "../stored.ts";

type Response = MessageInitShape<typeof ReadResponseSchema>;

/** The engine reads what it keeps, or something that it has only an id of. Ours bears our notes. */
export async function read<Client>(
  session: Session<Client>,
  request: ReadRequest,
  signal: AbortSignal,
): Promise<Response> {
  const { urn, properties = {} } = request;
  const resource = session.resource(request.type);
  const task: Task<Client> = { session, resource, urn, call: session.call(request, signal) };
  return privateKey in properties ? refresh(task, request) : find(task, request);
}

async function refresh<Client>(task: Task<Client>, request: ReadRequest): Promise<Response> {
  const { session, resource, urn, call } = task;
  const { id, properties: outputs } = request;
  const stored = storedFrom(resource, { id, outputs, language: session.language });
  const { value, diagnostics } = await resource.read(stored, session.connected(call));
  if (value === "gone") {
    await session.unwrap(urn, { value, diagnostics });
    return {};
  }
  const written = fromStruct(request.inputs);
  const live = value?.state ?? stored.state;
  const inputs = refreshedInputs(resource.schema, { stored: stored.state, live, written });
  const keptInputs = toStruct(inputsTo(resource, inputs));
  const outcome = value === undefined ? { diagnostics } : { value, diagnostics };
  return { ...(await answerMade(task, outcome, { inputs, keptInputs })), inputs: keptInputs };
}

async function find<Client>(task: Task<Client>, { id }: ReadRequest): Promise<Response> {
  const { session, resource, call } = task;
  const outcome = await resource.import(id, session.connected(call));
  const inputs = importedInputs(resource.schema, outcome.value?.state ?? {});
  const keptInputs = toStruct(inputsTo(resource, inputs));
  return { ...(await answerMade(task, outcome, { inputs, keptInputs })), inputs: keptInputs };
}
