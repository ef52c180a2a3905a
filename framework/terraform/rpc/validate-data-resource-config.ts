import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { unlisted } from "../check.ts";
import { toWireDiagnostics } from "../diagnostics.ts";
import { inputsFromDynamic } from "../dynamic.ts";
import type { Face } from "../face.ts";
import { tell } from "../messages.ts";

export async function validateDataResourceConfig<Client>(
  face: Face<Client>,
  request: ValidateDataResourceConfig_Request,
): Promise<MessageInitShape<typeof ValidateDataResourceConfig_ResponseSchema>> {
  const dataSource = face.dataSource(request.typeName);
  const { schema } = dataSource;
  const inputs = inputsFromDynamic(schema, request.config) ?? {};
  const told = [
    ...unlisted(schema.fields, inputs).map((refusal) => tell(refusal, face.language())),
    ...(dataSource.check?.(inputs, face.asking()) ?? []),
  ];
  return { diagnostics: toWireDiagnostics(schema, told) };
}
