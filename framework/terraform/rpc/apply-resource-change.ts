import type { MessageInitShape } from "@bufbuild/protobuf";
import type { Call, Outcome, Resource, Stored } from "../../contract/index.ts";
import type {
  ApplyResourceChange_Request,
  ApplyResourceChange_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toWireDiagnostics } from "../diagnostics.ts";
import { fromDynamic, fromPrivate, inputsFromDynamic, toDynamic, toPrivate } from "../dynamic.ts";
import type { Session } from "../session.ts";

/** Which of create, update and delete was planned is told by which of the two states are there. */
export async function applyResourceChange<Client>(
  session: Session<Client>,
  request: ApplyResourceChange_Request,
  signal: AbortSignal,
): Promise<MessageInitShape<typeof ApplyResourceChange_ResponseSchema>> {
  const resource = session.resource(request.typeName);
  const { schema } = resource;
  const call = session.connected(session.call(signal));
  const { value, ...outcome } = await applied(resource, request, call);
  const diagnostics = toWireDiagnostics(schema, outcome.diagnostics);
  if (value === "done") return { newState: toDynamic(schema, null), diagnostics };
  // An error without a state makes the engine keep what it had.
  if (value === undefined) return { diagnostics };
  return {
    newState: toDynamic(schema, value.state),
    private: toPrivate(value.private),
    diagnostics,
  };
}

async function applied<Client>(
  resource: Resource<Client>,
  request: ApplyResourceChange_Request,
  call: Call<Client>,
): Promise<Outcome<Stored | "done">> {
  const { schema } = resource;
  const privateState = fromPrivate(request.plannedPrivate);
  const priorState = fromDynamic(schema, request.priorState);
  const plannedState = fromDynamic(schema, request.plannedState);
  const prior = priorState === null ? null : { state: priorState, private: privateState };
  const planned = plannedState === null ? null : { state: plannedState, private: privateState };
  const inputs = inputsFromDynamic(schema, request.config) ?? {};
  if (planned === null) {
    return prior === null ? { value: "done", diagnostics: [] } : resource.delete(prior, call);
  }
  if (prior === null) return resource.create(planned, inputs, call);
  return resource.update(prior, planned, inputs, call);
}
