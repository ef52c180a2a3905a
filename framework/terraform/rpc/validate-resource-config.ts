import type { MessageInitShape } from "@bufbuild/protobuf";
import { validate } from "../../planning/index.ts";
import type {
  ValidateResourceConfig_Request,
  ValidateResourceConfig_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toDiagnostic, toWireDiagnostics } from "../diagnostics.ts";
import { inputsFromDynamic } from "../dynamic.ts";
import type { Session } from "../session.ts";
import { validateWriteOnly } from "../validate.ts";

/** Offline, before any plan: the engine asks it also where nothing is configured yet. */
export async function validateResourceConfig<Client>(
  session: Session<Client>,
  request: ValidateResourceConfig_Request,
): Promise<MessageInitShape<typeof ValidateResourceConfig_ResponseSchema>> {
  const resource = session.resource(request.typeName);
  const { schema } = resource;
  const inputs = inputsFromDynamic(schema, request.config) ?? {};
  const { settings, language } = session;
  const knowsWriteOnly = request.clientCapabilities?.writeOnlyAttributesAllowed ?? false;
  const errors = [
    ...validate(schema.fields, inputs),
    ...(knowsWriteOnly ? [] : validateWriteOnly(schema.fields, inputs)),
  ];
  const diagnostics = [
    ...errors.map((error) => toDiagnostic(error, language)),
    ...(resource.check?.(inputs, { settings }) ?? []),
  ];
  return { diagnostics: toWireDiagnostics(schema, diagnostics) };
}
