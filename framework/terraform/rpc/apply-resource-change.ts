import type { MessageInitShape } from "@bufbuild/protobuf";
import type { Call, Outcome, Resource, Stored } from "../../contract/index.ts";
import type {
  ApplyResourceChange_Request,
  ApplyResourceChange_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toWireDiagnostics } from "../diagnostics.ts";
import { fromDynamic, fromNotes, inputsFromDynamic, toDynamic, toNotes } from "../dynamic.ts";
import type { Face } from "../face.ts";

export async function applyResourceChange<Client>(
  face: Face<Client>,
  request: ApplyResourceChange_Request,
  signal: AbortSignal,
): Promise<MessageInitShape<typeof ApplyResourceChange_ResponseSchema>> {
  const resource = face.resource(request.typeName);
  const { schema } = resource;
  const { value, diagnostics } = await applied(resource, request, face.call(signal));
  const told = toWireDiagnostics(schema, diagnostics);
  if (value === "done") return { newState: toDynamic(schema, null), diagnostics: told };
  // An error without a state makes the host keep what it had.
  if (value === undefined) return { diagnostics: told };
  return {
    newState: toDynamic(schema, value.state),
    private: toNotes(value.private),
    diagnostics: told,
  };
}

async function applied<Client>(
  resource: Resource<Client>,
  request: ApplyResourceChange_Request,
  call: Call<Client>,
): Promise<Outcome<Stored | "done">> {
  const { schema } = resource;
  const notes = fromNotes(request.plannedPrivate);
  const before = fromDynamic(schema, request.priorState);
  const after = fromDynamic(schema, request.plannedState);
  const prior = before === null ? null : { state: before, private: notes };
  const planned = after === null ? null : { state: after, private: notes };
  const inputs = inputsFromDynamic(schema, request.config) ?? {};
  if (planned === null) {
    return prior === null ? { value: "done", diagnostics: [] } : resource.delete(prior, call);
  }
  if (prior === null) return resource.create(planned, inputs, call);
  return resource.update(prior, planned, inputs, call);
}
