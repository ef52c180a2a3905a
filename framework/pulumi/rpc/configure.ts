import type { ConfigureRequest } from "../../wire/generated/pulumirpc_pb.ts";
import { fromWireConfiguration } from "../configuration.ts";
import type { Session } from "../session.ts";
import { capabilities } from "./handshake.ts";

/** Only of a provider that says here that it can does the engine ask for previews of a create or an update. */
export async function configure<Client>(
  session: Session<Client>,
  { args = {} }: ConfigureRequest,
): Promise<typeof capabilities & { readonly supportsPreview: true }> {
  const { provider } = session;
  const settings = provider.complete(fromWireConfiguration(provider, args));
  const client = await session.unwrap("", await provider.connect({ settings, origin: "" }));
  session.configure({ settings, client });
  return { ...capabilities, supportsPreview: true };
}
