/** The sample provider as a plugin process, as an engine starts it. */
import process from "node:process";
import { serveTerraform } from "../../framework/terraform/index.ts";
import { sampleProvider } from "./sample-provider.ts";
import { SampleService } from "./sample-service.ts";
import { parentGone, processHost } from "./terraform-host.ts";

// A terminal's interrupt reaches the whole process group; the engine decides what it means.
process.on("SIGINT", () => {});

const provider = sampleProvider(new SampleService());
const host = processHost({ abandoned: parentGone() });
process.exit(await serveTerraform(provider, host));
