/** The face for Terraform and OpenTofu: their plugin protocol, version 6, in front of any provider. */
export type { Host } from "./host.ts";
export { serveReattached, serveTerraform } from "./serve.ts";
export { toWireSchema } from "./schemas.ts";
