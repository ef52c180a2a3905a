import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  ValidateProviderConfig_Request,
  ValidateProviderConfig_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { unlisted } from "../check.ts";
import { toWireDiagnostics } from "../diagnostics.ts";
import { fromDynamic } from "../dynamic.ts";
import type { Session } from "../session.ts";
import { tell } from "../messages.ts";

export async function validateProviderConfig<Client>(
  session: Session<Client>,
  request: ValidateProviderConfig_Request,
): Promise<MessageInitShape<typeof ValidateProviderConfig_ResponseSchema>> {
  const schema = session.provider.configuration;
  const refusals = unlisted(schema.fields, fromDynamic(schema, request.config) ?? {});
  const told = refusals.map((refusal) => tell(refusal, session.language));
  return { diagnostics: toWireDiagnostics(schema, told) };
}
