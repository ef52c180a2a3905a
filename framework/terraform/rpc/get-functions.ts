import type { MessageInitShape } from "@bufbuild/protobuf";
import type { GetFunctions_ResponseSchema } from "../../wire/generated/tfplugin6_pb.ts";
import { toWireFunctions } from "../schemas.ts";
import type { Session } from "../session.ts";

export async function getFunctions<Client>({
  provider,
}: Session<Client>): Promise<MessageInitShape<typeof GetFunctions_ResponseSchema>> {
  return { functions: toWireFunctions(provider.functions) };
}
