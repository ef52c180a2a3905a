import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  UpgradeResourceState_Request,
  UpgradeResourceState_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toDynamic } from "../dynamic.ts";
import type { Session } from "../session.ts";
import { stateFromJson } from "../stored.ts";

/** Engines ask this before every use of a stored state, also of one that is of the present version. */
export async function upgradeResourceState<Client>(
  session: Session<Client>,
  request: UpgradeResourceState_Request,
): Promise<MessageInitShape<typeof UpgradeResourceState_ResponseSchema>> {
  const resource = session.resource(request.typeName);
  const json = request.rawState?.json ?? new Uint8Array();
  const state = stateFromJson(resource, Number(request.version), json);
  return { upgradedState: toDynamic(resource.schema, state) };
}
