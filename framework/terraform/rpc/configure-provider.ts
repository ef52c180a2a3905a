import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  ConfigureProvider_Request,
  ConfigureProvider_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toWireDiagnostics } from "../diagnostics.ts";
import { fromDynamic } from "../dynamic.ts";
import type { Session } from "../session.ts";

/** A configuration that was refused leaves none, not even the one before it. */
export async function configureProvider<Client>(
  session: Session<Client>,
  request: ConfigureProvider_Request,
): Promise<MessageInitShape<typeof ConfigureProvider_ResponseSchema>> {
  const { provider } = session;
  const schema = provider.configuration;
  const settings = provider.complete(fromDynamic(schema, request.config) ?? {});
  const { value: client, diagnostics } = await provider.connect({ settings });
  session.configure(client === undefined ? null : { settings, client });
  return { diagnostics: toWireDiagnostics(schema, diagnostics) };
}
