import type { InvokeRequest } from "../../wire/generated/pulumirpc_pb.ts";
import type { Session } from "../session.ts";

/** No function is served yet, so none is found. */
export function invoke<Client>(session: Session<Client>, { tok }: InvokeRequest): never {
  throw session.refusal("function_unknown", { name: tok });
}
