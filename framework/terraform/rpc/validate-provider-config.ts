import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  ValidateProviderConfig_Request,
  ValidateProviderConfig_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { unlisted } from "../check.ts";
import { toWireDiagnostics } from "../diagnostics.ts";
import { fromDynamic } from "../dynamic.ts";
import type { Face } from "../face.ts";
import { tell } from "../messages.ts";

export async function validateProviderConfig<Client>(
  face: Face<Client>,
  request: ValidateProviderConfig_Request,
): Promise<MessageInitShape<typeof ValidateProviderConfig_ResponseSchema>> {
  const schema = face.provider.configuration;
  const refusals = unlisted(schema.fields, fromDynamic(schema, request.config) ?? {});
  const told = refusals.map((refusal) => tell(refusal, face.language()));
  return { diagnostics: toWireDiagnostics(schema, told) };
}
