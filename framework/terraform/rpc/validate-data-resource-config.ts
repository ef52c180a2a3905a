import type { MessageInitShape } from "@bufbuild/protobuf";
import { validate } from "../../planning/index.ts";
import type {
  ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toDiagnostic, toWireDiagnostics } from "../diagnostics.ts";
import { inputsFromDynamic } from "../dynamic.ts";
import type { Session } from "../session.ts";

/** Offline, before any lookup: the engine asks it also where nothing is configured yet. */
export async function validateDataResourceConfig<Client>(
  session: Session<Client>,
  request: ValidateDataResourceConfig_Request,
): Promise<MessageInitShape<typeof ValidateDataResourceConfig_ResponseSchema>> {
  const dataSource = session.dataSource(request.typeName);
  const { schema } = dataSource;
  const inputs = inputsFromDynamic(schema, request.config) ?? {};
  const { settings, language } = session;
  const diagnostics = [
    ...validate(schema.fields, inputs).map((error) => toDiagnostic(error, language)),
    ...(dataSource.check?.(inputs, { settings }) ?? []),
  ];
  return { diagnostics: toWireDiagnostics(schema, diagnostics) };
}
