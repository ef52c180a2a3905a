import type { Session } from "../session.ts";

export function getPluginInfo<Client>({ provider }: Session<Client>): { readonly version: string } {
  return { version: provider.version };
}
