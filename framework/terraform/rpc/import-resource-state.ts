import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  ImportResourceState_Request,
  ImportResourceState_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toWireDiagnostics } from "../diagnostics.ts";
import { toDynamic, toPrivate } from "../dynamic.ts";
import type { Session } from "../session.ts";

/** The engine reads what was imported right afterwards, so that the least is enough here. */
export async function importResourceState<Client>(
  session: Session<Client>,
  request: ImportResourceState_Request,
  signal: AbortSignal,
): Promise<MessageInitShape<typeof ImportResourceState_ResponseSchema>> {
  const { typeName, id } = request;
  const resource = session.resource(typeName);
  const { schema } = resource;
  const call = session.connected(session.call(signal));
  const { value, ...outcome } = await resource.import(id, call);
  const diagnostics = toWireDiagnostics(schema, outcome.diagnostics);
  if (value === undefined) return { diagnostics };
  const state = toDynamic(schema, value.state);
  return {
    importedResources: [{ typeName, state, private: toPrivate(value.private) }],
    diagnostics,
  };
}
