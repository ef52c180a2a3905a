/** The sample provider as a plugin process, as Pulumi starts it. */
import process from "node:process";
import { servePulumi } from "../../../framework/pulumi/index.ts";
import { sampleProvider } from "../sample-provider.ts";
import { SampleService } from "../sample-service.ts";

const stop = new AbortController();
process.on("SIGINT", () => stop.abort());
process.on("SIGTERM", () => stop.abort());

await servePulumi(sampleProvider(new SampleService()), {
  arguments: process.argv.slice(2),
  write: (line) => process.stdout.write(`${line}\n`),
  stop: stop.signal,
  deadline: (timeoutMs) => AbortSignal.timeout(timeoutMs),
});
