/** The face for Pulumi: serves any provider of the contract as `pulumirpc.ResourceProvider`. */
export { packageSchema } from "./package-schema.ts";
export { engineAddress, servePulumi } from "./serve.ts";
