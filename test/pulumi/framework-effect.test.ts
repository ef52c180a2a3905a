import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { launchProvider, type Pad } from "../support/pulumi/launch.ts";
import { serveInProcess } from "../support/pulumi/served.ts";
import { type PulumiWorkspace, pulumiWorkspace } from "../support/pulumi/workspace.ts";

let pad: Pad;
let stop: () => void;
let pulumi: PulumiWorkspace;

beforeEach(async () => {
  pad = { status: "waiting" };
  const served = await serveInProcess(launchProvider(pad));
  stop = served.stop;
  pulumi = await pulumiWorkspace({ PULUMI_DEBUG_PROVIDERS: `space:${served.port}` });
});

afterEach(async () => {
  stop();
  await pulumi.remove();
});

function declare(properties: object): Promise<void> {
  return pulumi.declare({ resources: { it: { type: "space:Launch", properties } } });
}

describe("a step that others make possible", () => {
  test("waits with a warning told once, and a repeated preview is empty", async () => {
    await declare({ rocket: "r1", go: true });
    const shown = await pulumi.succeed("preview", "--diff");
    expect(shown).toContain('effect: "wait for the pad"');
    expect(shown.match(/The pad is not ready/g)).toHaveLength(1);
    await pulumi.succeed("up", "--yes");
    await pulumi.succeed("preview", "--expect-no-changes");
  });

  test("is shown as the old sentence and the new before it is done, and then is done once", async () => {
    await declare({ rocket: "r1", go: true });
    await pulumi.succeed("up", "--yes");
    pad.status = "ready";
    const line = '~ effect: "wait for the pad" => "LAUNCH"';
    expect(await pulumi.succeed("preview", "--diff")).toContain(line);
    expect(pad.status).toBe("ready");
    expect(await pulumi.succeed("up", "--yes", "--diff")).toContain(line);
    expect(pad.status).toBe("launched");
    await pulumi.succeed("preview", "--expect-no-changes");
    await pulumi.succeed("up", "--yes", "--expect-no-changes");
  });

  test("is noticed by a refresh, which changes nothing", async () => {
    await declare({ rocket: "r1", go: true });
    await pulumi.succeed("up", "--yes");
    pad.status = "ready";
    await pulumi.succeed("refresh", "--yes");
    expect(pad.status).toBe("ready");
    expect(await pulumi.succeed("preview", "--diff")).toContain("LAUNCH");
  });

  test("that is refused fails the preview with the reason, and no refresh", async () => {
    await declare({ rocket: "r1", go: true });
    await pulumi.succeed("up", "--yes");
    pad.status = "ready";
    pad.closed = true;
    await pulumi.succeed("refresh", "--yes");
    const said = await pulumi.fail("preview");
    expect(said).toContain("The pad is closed. Wanted an open pad, came a closed one. Ask for it.");
    expect(await pulumi.fail("up", "--yes", "--skip-preview")).toContain("The pad is closed");
    expect(pad.status).toBe("ready");
  });

  test("that is found damaged is reported at every refresh, until it is not any more", async () => {
    await declare({ rocket: "r1" });
    await pulumi.succeed("up", "--yes");
    pad.damage = "Wanted no hole, came one. Close it.";
    const said = await pulumi.succeed("refresh", "--yes");
    expect(said).toContain("unhealthy state");
    expect(said).toContain("The pad is damaged. Wanted no hole, came one. Close it.");
    expect(await pulumi.succeed("refresh", "--yes")).toContain("The pad is damaged");
    expect(await pulumi.storedState()).toContain("initErrors");
    delete pad.damage;
    expect(await pulumi.succeed("refresh", "--yes")).not.toContain("The pad is damaged");
    expect(await pulumi.storedState()).not.toContain("initErrors");
  });

  test("is left undone by an interrupt, and done by the next run", async () => {
    pad.status = "ready";
    await declare({ rocket: "r1", go: true });
    const { promise: launching, resolve: begun } = Promise.withResolvers<void>();
    pad.onLaunching = async (signal) => {
      begun();
      await once(signal, "abort");
      signal.throwIfAborted();
    };
    const words = ["up", "--yes", "--skip-preview", "--non-interactive"];
    const { folder: cwd, environment: env } = pulumi;
    const engine = spawn(pulumi.binary, words, { cwd, env: { ...process.env, ...env } });
    const said: Buffer[] = [];
    engine.stdout.on("data", (chunk: Buffer) => said.push(chunk));
    await launching;
    engine.kill("SIGINT");
    await once(engine, "close");
    expect(engine.exitCode).not.toBe(0);
    expect(Buffer.concat(said).toString()).toContain("Create was cancelled");
    expect(pad.status).toBe("ready");
    delete pad.onLaunching;
    await pulumi.succeed("up", "--yes");
    expect(pad.status).toBe("launched");
  });
});
