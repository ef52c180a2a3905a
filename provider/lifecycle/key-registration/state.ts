import type { KeyRegistration } from "../../../desk/contract/index.ts";
import type { Stored } from "../../../framework/contract/index.ts";
import { storable, text } from "../../../framework/planning/index.ts";
import type { ComputedName } from "../../../framework/schema/index.ts";
import type { Fields, Value } from "../../../framework/value/index.ts";
import { keyRegistration } from "../../resources/index.ts";
import type { Client } from "../client.ts";

/** What is kept of a registration, as the desk has it now. */
export function storedRegistration(state: Fields, registration: KeyRegistration): Stored {
  const { id, fingerprint, authorizedKeysLine } = registration;
  const outputs: Readonly<Record<ComputedName<typeof keyRegistration>, Value>> = {
    id,
    fingerprint,
    authorizedKeysLine,
    state: registration.state,
  };
  return { state: storable(keyRegistration, { ...state, ...outputs }), private: {} };
}

/** What the desk knows a registration by. */
export function keyOf(state: Fields): string {
  return `${text(state, "serverId") ?? ""} ${text(state, "fingerprint") ?? ""}`;
}

/** Whether another declaration has it by now, so that it stays when this one goes. */
export function isPutThisRun(state: Fields, { putThisRun }: Client): boolean {
  return putThisRun.has(text(state, "id") ?? "");
}
