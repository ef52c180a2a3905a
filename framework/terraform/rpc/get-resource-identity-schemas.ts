import type { MessageInitShape } from "@bufbuild/protobuf";
import type { GetResourceIdentitySchemas_ResponseSchema } from "../../wire/generated/tfplugin6_pb.ts";

/** Resources are known by their state's id; none has an identity of its own. */
export async function getResourceIdentitySchemas(): Promise<
  MessageInitShape<typeof GetResourceIdentitySchemas_ResponseSchema>
> {
  return {};
}
