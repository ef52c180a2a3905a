import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  ReadDataSource_Request,
  ReadDataSource_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toWireDiagnostics } from "../diagnostics.ts";
import { inputsFromDynamic, toDynamic } from "../dynamic.ts";
import type { Face } from "../face.ts";

export async function readDataSource<Client>(
  face: Face<Client>,
  request: ReadDataSource_Request,
  signal: AbortSignal,
): Promise<MessageInitShape<typeof ReadDataSource_ResponseSchema>> {
  const dataSource = face.dataSource(request.typeName);
  const { schema } = dataSource;
  const inputs = inputsFromDynamic(schema, request.config) ?? {};
  const { value, diagnostics } = await dataSource.read(inputs, face.call(signal));
  const told = toWireDiagnostics(schema, diagnostics);
  if (value === undefined) return { diagnostics: told };
  return { state: toDynamic(schema, value), diagnostics: told };
}
