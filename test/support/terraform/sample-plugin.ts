/** The sample provider as a plugin process, as an engine starts it, watched by the test that wants it. */
import { connect } from "node:net";
import process from "node:process";
import { serveTerraform } from "../../../framework/terraform/index.ts";
import { sampleProvider } from "../sample-provider.ts";
import { SampleService } from "../sample-service.ts";
import { parentGone } from "../../../main/plugin/parent-process.ts";
import { processHost } from "./host.ts";

// A terminal's interrupt reaches the whole process group; the engine decides what it means.
process.on("SIGINT", () => {});

const witness = process.env["SAMPLE_WITNESS"];
const line = witness === undefined ? undefined : connect(witness);
line?.unref();

const service = new SampleService((event) => line?.write(`${event}\n`));
const host = processHost({ stop: parentGone() });
process.exit(await serveTerraform(sampleProvider(service), host));
