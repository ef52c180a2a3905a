import { packageSchema } from "../package-schema.ts";
import type { Session } from "../session.ts";

export function getSchema<Client>({ provider }: Session<Client>): { readonly schema: string } {
  return { schema: JSON.stringify(packageSchema(provider)) };
}
