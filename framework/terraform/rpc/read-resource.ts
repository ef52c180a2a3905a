import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  ReadResource_Request,
  ReadResource_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toWireDiagnostics } from "../diagnostics.ts";
import { fromDynamic, fromNotes, toDynamic, toNotes } from "../dynamic.ts";
import type { Face } from "../face.ts";

export async function readResource<Client>(
  face: Face<Client>,
  request: ReadResource_Request,
  signal: AbortSignal,
): Promise<MessageInitShape<typeof ReadResource_ResponseSchema>> {
  const resource = face.resource(request.typeName);
  const { schema } = resource;
  const state = fromDynamic(schema, request.currentState);
  // Without a client nothing can be read; the host goes on with what it has.
  if (state === null || face.isWaiting()) {
    return { newState: toDynamic(schema, state), private: request.private };
  }
  const stored = { state, private: fromNotes(request.private) };
  const { value, diagnostics } = await resource.read(stored, face.call(signal));
  const told = toWireDiagnostics(schema, diagnostics);
  if (value === undefined) return { diagnostics: told };
  if (value === "gone") return { newState: toDynamic(schema, null), diagnostics: told };
  return {
    newState: toDynamic(schema, value.state),
    private: toNotes(value.private),
    diagnostics: told,
  };
}
