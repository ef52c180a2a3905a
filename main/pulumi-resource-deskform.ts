/** The provider as a plugin of Pulumi. Without an engine's address it waits to be attached to. */
import process from "node:process";
import { engineAddress, servePulumi } from "../framework/pulumi/index.ts";
import { ownProvider } from "./plugin/provider.ts";

const stop = new AbortController();
process.on("SIGINT", () => stop.abort());
process.on("SIGTERM", () => stop.abort());

const given = process.argv.slice(2);

await servePulumi(ownProvider(engineAddress(given) !== null), {
  arguments: given,
  write: (line) => process.stdout.write(`${line}\n`),
  stop: stop.signal,
  deadline: (timeoutMs) => AbortSignal.timeout(timeoutMs),
});
