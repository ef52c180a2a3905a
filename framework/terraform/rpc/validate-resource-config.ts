import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  ValidateResourceConfig_Request,
  ValidateResourceConfig_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { unlisted, writtenWriteOnly } from "../check.ts";
import { toWireDiagnostics } from "../diagnostics.ts";
import { inputsFromDynamic } from "../dynamic.ts";
import type { Session } from "../session.ts";
import { tell } from "../messages.ts";

export async function validateResourceConfig<Client>(
  session: Session<Client>,
  request: ValidateResourceConfig_Request,
): Promise<MessageInitShape<typeof ValidateResourceConfig_ResponseSchema>> {
  const resource = session.resource(request.typeName);
  const { schema } = resource;
  const inputs = inputsFromDynamic(schema, request.config) ?? {};
  const keepsSecrets = request.clientCapabilities?.writeOnlyAttributesAllowed ?? false;
  const refusals = [
    ...unlisted(schema.fields, inputs),
    ...(keepsSecrets ? [] : writtenWriteOnly(schema.fields, inputs)),
  ];
  const told = [
    ...refusals.map((refusal) => tell(refusal, session.language)),
    ...(resource.check?.(inputs, { settings: session.settings }) ?? []),
  ];
  return { diagnostics: toWireDiagnostics(schema, told) };
}
