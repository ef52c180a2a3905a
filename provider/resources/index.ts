/** The declarations: what each resource is made of. How it behaves stands under the same name in lifecycle/. */
export * from "./configuration.ts";
export * from "./firewall-grant.ts";
export * from "./key-registration.ts";
export * from "./support-request.ts";
export * from "./work-decision.ts";
