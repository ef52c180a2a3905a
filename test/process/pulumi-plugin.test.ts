import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { afterEach, describe, expect, test } from "vitest";
import { ResourceProvider } from "../../framework/wire/generated/pulumirpc_pb.ts";
import { startFakeEngine } from "../support/pulumi/engine.ts";
import { pulumiWorkspace } from "../support/pulumi/workspace.ts";

const plugin = join(import.meta.dirname, "../support/pulumi/sample-plugin.ts");

const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

interface Plugin {
  readonly child: ChildProcess;
  readonly port: number;
  /** Everything it has printed. */
  printed(): string;
  readonly ended: Promise<number | null>;
}

async function startPlugin(...given: readonly string[]): Promise<Plugin> {
  const child = spawn(process.execPath, [plugin, ...given], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  started.push(child);
  // Not its exit, after which something that it has printed may still be under way.
  const ended = once(child, "close").then(([code]: readonly (number | null)[]) => code ?? null);
  let printed = "";
  child.stdout.setEncoding("utf8");
  child.stdout.on("data", (text: string) => {
    printed += text;
  });
  await once(child.stdout, "data");
  return { child, port: Number(printed), printed: () => printed, ended };
}

async function versionAt(port: number): Promise<string> {
  const transport = createGrpcTransport({ baseUrl: `http://127.0.0.1:${port}` });
  return (await createClient(ResourceProvider, transport).getPluginInfo({})).version;
}

describe("the plugin as a process", () => {
  test("prints its port and nothing else, and answers there", async () => {
    const engine = await startFakeEngine();
    const { child, port, printed, ended } = await startPlugin(
      "--logtostderr",
      "-v=9",
      engine.address,
    );
    expect(await versionAt(port)).toBe("1.2.3");
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    expect(printed()).toBe(`${port}\n`);
    engine.close();
  });

  test("ends by itself when its engine is gone", async () => {
    const engine = await startFakeEngine();
    const { ended } = await startPlugin("--tracing", "file:///dev/null", engine.address);
    engine.close();
    expect(await ended).toBe(0);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("ends by %s with code 0", async (signal) => {
    const engine = await startFakeEngine();
    const { child, ended } = await startPlugin(engine.address);
    child.kill(signal);
    expect(await ended).toBe(0);
    engine.close();
  });

  test("stays without an engine, until one attaches", async () => {
    const { port, child, ended } = await startPlugin();
    expect(await versionAt(port)).toBe("1.2.3");
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  });

  test("is started by the real engine from a plugin's folder, and ends as the engine wants", async () => {
    const pulumi = await pulumiWorkspace();
    const program = join(pulumi.folder, "pulumi-resource-sample");
    await writeFile(program, `#!/bin/sh\nexec "${process.execPath}" "${plugin}" "$@"\n`);
    await chmod(program, 0o755);
    await pulumi.declare({
      plugins: { providers: [{ name: "sample", path: "." }] },
      resources: { it: { type: "sample:FancyWidget", properties: { name: "wheel" } } },
    });
    const output = await pulumi.succeed("up", "--yes");
    expect(output).toContain("2 created");
    expect(output).not.toContain("exited prematurely");
    await pulumi.succeed("preview", "--expect-no-changes");
    await pulumi.remove();
  });
});
