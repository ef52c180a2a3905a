import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  ImportResourceState_Request,
  ImportResourceState_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toWireDiagnostics } from "../diagnostics.ts";
import { toDynamic, toNotes } from "../dynamic.ts";
import type { Face } from "../face.ts";

export async function importResourceState<Client>(
  face: Face<Client>,
  request: ImportResourceState_Request,
  signal: AbortSignal,
): Promise<MessageInitShape<typeof ImportResourceState_ResponseSchema>> {
  const { typeName, id } = request;
  const resource = face.resource(typeName);
  const { schema } = resource;
  const { value, diagnostics } = await resource.import(id, face.call(signal));
  const told = toWireDiagnostics(schema, diagnostics);
  if (value === undefined) return { diagnostics: told };
  const state = toDynamic(schema, value.state);
  return {
    importedResources: [{ typeName, state, private: toNotes(value.private) }],
    diagnostics: told,
  };
}
