import type { ProviderHandshakeRequest } from "../../wire/generated/pulumirpc_pb.ts";
import type { Session } from "../session.ts";

/** Resources are declined, so that the engine sends the id of one that is passed as a value. */
export const capabilities = {
  acceptSecrets: true,
  acceptResources: false,
  acceptOutputs: true,
  supportsAutonamingConfiguration: false,
};

export function handshake<Client>(
  session: Session<Client>,
  { engineAddress }: ProviderHandshakeRequest,
): typeof capabilities {
  session.attach(engineAddress);
  return capabilities;
}
