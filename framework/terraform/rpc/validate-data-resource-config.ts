import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { unlisted } from "../check.ts";
import { toWireDiagnostics } from "../diagnostics.ts";
import { inputsFromDynamic } from "../dynamic.ts";
import type { Session } from "../session.ts";
import { tell } from "../messages.ts";

export async function validateDataResourceConfig<Client>(
  session: Session<Client>,
  request: ValidateDataResourceConfig_Request,
): Promise<MessageInitShape<typeof ValidateDataResourceConfig_ResponseSchema>> {
  const dataSource = session.dataSource(request.typeName);
  const { schema } = dataSource;
  const inputs = inputsFromDynamic(schema, request.config) ?? {};
  const told = [
    ...unlisted(schema.fields, inputs).map((refusal) => tell(refusal, session.language)),
    ...(dataSource.check?.(inputs, { settings: session.settings }) ?? []),
  ];
  return { diagnostics: toWireDiagnostics(schema, told) };
}
