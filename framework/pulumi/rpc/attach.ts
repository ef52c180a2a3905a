import type { PluginAttach } from "../../wire/generated/pulumirpc_pb.ts";
import type { Session } from "../session.ts";

/** A debugger holds the process and tells it of the engine that is to use it. */
export function attach<Client>(session: Session<Client>, { address }: PluginAttach): object {
  session.attach(address);
  return {};
}
