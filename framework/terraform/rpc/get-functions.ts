import type { MessageInitShape } from "@bufbuild/protobuf";
import { snakeCase } from "../../schema/index.ts";
import type { GetFunctions_ResponseSchema } from "../../wire/generated/tfplugin6_pb.ts";
import type { Face } from "../face.ts";
import { toWireFunction } from "../schemas.ts";

export async function getFunctions<Client>({
  provider,
}: Face<Client>): Promise<MessageInitShape<typeof GetFunctions_ResponseSchema>> {
  const named = Object.values(provider.functions).map((one) => [snakeCase(one.name), toWireFunction(one)]);
  return { functions: Object.fromEntries(named) };
}
