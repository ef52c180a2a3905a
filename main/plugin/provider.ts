import process from "node:process";
import type { Provider } from "../../framework/contract/index.ts";
import type { Client } from "../../provider/lifecycle/client.ts";
import { deskformProvider } from "../../provider/lifecycle/provider.ts";
import manifest from "../../package.json" with { type: "json" };
import { openDeskFromHere } from "../client/index.ts";

/** The provider, wired to this process: its environment, and the desk over HTTP. */
export function ownProvider(exclusive: boolean): Provider<Client> {
  return deskformProvider({
    version: manifest.version,
    environment: (name) => process.env[name],
    openDesk: openDeskFromHere,
    runningMs: () => performance.now(),
    exclusive,
  });
}
