/** The declarations: what each resource is made of. How it behaves stands under the same name in lifecycle/. */
import type { Declaration } from "./declaration.ts";
import { firewallGrant } from "./firewall-grant.ts";
import { keyRegistration } from "./key-registration.ts";
import { supportRequest } from "./support-request.ts";
import { workDecision } from "./work-decision.ts";

export * from "./configuration.ts";
export type * from "./declaration.ts";
export * from "./firewall-grant.ts";
export * from "./key-registration.ts";
export * from "./support-request.ts";
export * from "./work-decision.ts";

/** Every resource, in the order in which a story needs them. */
export const declarations: readonly Declaration[] = [
  supportRequest,
  keyRegistration,
  firewallGrant,
  workDecision,
];
