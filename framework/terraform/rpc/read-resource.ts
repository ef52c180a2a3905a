import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  ReadResource_Request,
  ReadResource_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toWireDiagnostics } from "../diagnostics.ts";
import { fromDynamic, fromPrivate, toDynamic, toPrivate } from "../dynamic.ts";
import type { Session } from "../session.ts";

/** What the service has now, so that the plan compares with that and not with a memory. */
export async function readResource<Client>(
  session: Session<Client>,
  request: ReadResource_Request,
  signal: AbortSignal,
): Promise<MessageInitShape<typeof ReadResource_ResponseSchema>> {
  const resource = session.resource(request.typeName);
  const { schema } = resource;
  const state = fromDynamic(schema, request.currentState);
  const call = session.call(signal);
  // Without a client nothing can be read; the engine goes on with what it has.
  if (state === null || call.client === null) {
    return { newState: toDynamic(schema, state), private: request.private };
  }
  const stored = { state, private: fromPrivate(request.private) };
  const { value, ...outcome } = await resource.read(stored, session.connected(call));
  const diagnostics = toWireDiagnostics(schema, outcome.diagnostics);
  if (value === undefined) return { diagnostics };
  if (value === "gone") return { newState: toDynamic(schema, null), diagnostics };
  return {
    newState: toDynamic(schema, value.state),
    private: toPrivate(value.private),
    diagnostics,
  };
}
