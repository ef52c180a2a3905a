import type { PluginAttach } from "../../wire/generated/pulumirpc_pb.ts";
import type { Session } from "../session.ts";

export function attach<Client>(session: Session<Client>, { address }: PluginAttach): object {
  session.attach(address);
  return {};
}
