import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  ReadDataSource_Request,
  ReadDataSource_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toWireDiagnostics } from "../diagnostics.ts";
import { inputsFromDynamic, toDynamic } from "../dynamic.ts";
import type { Session } from "../session.ts";

/** Asked in every plan, and only with known inputs: until they are known the engine waits with it. */
export async function readDataSource<Client>(
  session: Session<Client>,
  request: ReadDataSource_Request,
  signal: AbortSignal,
): Promise<MessageInitShape<typeof ReadDataSource_ResponseSchema>> {
  const dataSource = session.dataSource(request.typeName);
  const { schema } = dataSource;
  const inputs = inputsFromDynamic(schema, request.config) ?? {};
  const { value, ...outcome } = await dataSource.read(
    inputs,
    session.connected(session.call(signal)),
  );
  const diagnostics = toWireDiagnostics(schema, outcome.diagnostics);
  if (value === undefined) return { diagnostics };
  return { state: toDynamic(schema, value), diagnostics };
}
