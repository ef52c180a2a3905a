import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  UpgradeResourceState_Request,
  UpgradeResourceState_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toDynamic } from "../dynamic.ts";
import type { Face } from "../face.ts";
import { upgradedState } from "../upgrade.ts";

export async function upgradeResourceState<Client>(
  face: Face<Client>,
  request: UpgradeResourceState_Request,
): Promise<MessageInitShape<typeof UpgradeResourceState_ResponseSchema>> {
  const resource = face.resource(request.typeName);
  const json = request.rawState?.json ?? new Uint8Array();
  const state = upgradedState(resource, Number(request.version), json);
  return { upgradedState: toDynamic(resource.schema, state) };
}
