/** How long an engine waits for a plugin to listen, beside Node that does nothing but say a word. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import process from "node:process";
import { root } from "../tools/run.ts";
import { type Case, measure, ratios } from "./support/measure.ts";

const rounds = 21;

const greeting = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "6",
};

/** From the start to the first line that the program says. */
function untilFirstLine(name: string, command: string, words: readonly string[]): Case {
  return {
    name,
    async run() {
      const child = spawn(command, words, {
        env: { ...process.env, ...greeting },
        stdio: ["ignore", "pipe", "ignore"],
      });
      await once(child.stdout, "data");
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

export async function run(): Promise<void> {
  // Pulumi's plugin connects back to its engine; one that only listens will do.
  const engine = createServer().listen(0, "127.0.0.1");
  await once(engine, "listening");
  const { port } = addressOf(engine.address());
  const measured = await measure(
    [
      untilFirstLine("bare Node", process.execPath, [
        "-e",
        "console.log(1); setInterval(() => {}, 1000)",
      ]),
      untilFirstLine("Terraform's plugin", join(root, "dist/terraform-provider-deskform"), []),
      untilFirstLine("Pulumi's plugin", join(root, "dist/pulumi-resource-deskform"), [
        `127.0.0.1:${port}`,
      ]),
    ],
    rounds,
  );
  engine.close();
  for (const line of ratios(measured)) console.log(line);
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === "string") throw new Error("a port was expected");
  return address;
}
