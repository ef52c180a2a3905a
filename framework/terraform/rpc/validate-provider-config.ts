import type { MessageInitShape } from "@bufbuild/protobuf";
import { configured, validate } from "../../planning/index.ts";
import type {
  ValidateProviderConfig_Request,
  ValidateProviderConfig_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toDiagnostic, toWireDiagnostics } from "../diagnostics.ts";
import { fromDynamic } from "../dynamic.ts";
import type { Session } from "../session.ts";

/** What only the service can judge is told by the configuration itself, which opens the client. */
export async function validateProviderConfig<Client>(
  session: Session<Client>,
  request: ValidateProviderConfig_Request,
): Promise<MessageInitShape<typeof ValidateProviderConfig_ResponseSchema>> {
  const { provider, language } = session;
  const schema = provider.configuration;
  const written = configured(provider, fromDynamic(schema, request.config) ?? {});
  const diagnostics = validate(schema.fields, written).map((error) =>
    toDiagnostic(error, language),
  );
  return { diagnostics: toWireDiagnostics(schema, diagnostics) };
}
