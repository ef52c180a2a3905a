import type { MessageInitShape } from "@bufbuild/protobuf";
import { snakeCase } from "../../schema/index.ts";
import type { GetProviderSchema_ResponseSchema } from "../../wire/generated/tfplugin6_pb.ts";
import type { Face } from "../face.ts";
import { toWireFunction, toWireSchema } from "../schemas.ts";

export async function getProviderSchema<Client>({
  provider,
  resources,
  dataSources,
}: Face<Client>): Promise<MessageInitShape<typeof GetProviderSchema_ResponseSchema>> {
  return {
    provider: toWireSchema(provider.configuration),
    resourceSchemas: schemasOf(resources),
    dataSourceSchemas: schemasOf(dataSources),
    functions: Object.fromEntries(
      Object.values(provider.functions).map((one) => [snakeCase(one.name), toWireFunction(one)]),
    ),
    serverCapabilities: {
      planDestroy: true,
      getProviderSchemaOptional: true,
      moveResourceState: true,
    },
  };
}

type Declared = Parameters<typeof toWireSchema>[0];

function schemasOf(
  declared: ReadonlyMap<string, { readonly schema: Declared }>,
): Record<string, ReturnType<typeof toWireSchema>> {
  return Object.fromEntries([...declared].map(([name, { schema }]) => [name, toWireSchema(schema)]));
}
