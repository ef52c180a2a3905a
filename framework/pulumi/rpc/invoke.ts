import type { InvokeRequest } from "../../wire/generated/pulumirpc_pb.ts";
import { diagnosticError } from "../messages.ts";
import type { Session } from "../session.ts";

/** No function is served yet, so none is found. */
export function invoke<Client>(_session: Session<Client>, { tok }: InvokeRequest): never {
  throw diagnosticError("function_unknown", { name: tok });
}
