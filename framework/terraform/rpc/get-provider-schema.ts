import type { MessageInitShape } from "@bufbuild/protobuf";
import type { GetProviderSchema_ResponseSchema } from "../../wire/generated/tfplugin6_pb.ts";
import { toWireFunctions, toWireSchema, toWireSchemas } from "../schemas.ts";
import type { Session } from "../session.ts";

/** Also tells what this provider can do, by which engines decide what else to ask of it. */
export async function getProviderSchema<Client>({
  provider,
  resources,
  dataSources,
}: Session<Client>): Promise<MessageInitShape<typeof GetProviderSchema_ResponseSchema>> {
  return {
    provider: toWireSchema(provider.configuration),
    resourceSchemas: toWireSchemas(resources),
    dataSourceSchemas: toWireSchemas(dataSources),
    functions: toWireFunctions(provider.functions),
    serverCapabilities: {
      planDestroy: true,
      getProviderSchemaOptional: true,
      moveResourceState: true,
    },
  };
}
