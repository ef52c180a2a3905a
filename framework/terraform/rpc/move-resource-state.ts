import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  MoveResourceState_Request,
  MoveResourceState_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toDynamic } from "../dynamic.ts";
import { diagnosticError } from "../messages.ts";
import type { Session } from "../session.ts";
import { stateFromJson } from "../stored.ts";

/** Engines ask this of a resource whose provider got another address, and of one of another type. */
export async function moveResourceState<Client>(
  session: Session<Client>,
  request: MoveResourceState_Request,
): Promise<MessageInitShape<typeof MoveResourceState_ResponseSchema>> {
  const { sourceTypeName, targetTypeName } = request;
  if (sourceTypeName !== targetTypeName) {
    throw diagnosticError("cannot_move", { wanted: targetTypeName, came: sourceTypeName });
  }
  const resource = session.resource(targetTypeName);
  const json = request.sourceState?.json ?? new Uint8Array();
  const state = stateFromJson(resource, Number(request.sourceSchemaVersion), json);
  return {
    targetState: toDynamic(resource.schema, state),
    targetPrivate: request.sourcePrivate,
  };
}
