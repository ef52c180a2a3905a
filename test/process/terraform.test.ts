import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type Engine,
  engines,
  finished,
  type Workspace,
  workspace,
} from "../support/terraform/engine.ts";
import { startWitness, type Witness } from "../support/terraform/witness.ts";

const canary = "canary-9b2c";
const plugin = join(import.meta.dirname, "../support/terraform/sample-plugin.ts");
const apply = ["apply", "-auto-approve"] as const;

function widget(name: string): string {
  return `resource "sample_fancy_widget" "a" {\n  name     = "${name}"\n  password = "${canary}"\n}\n`;
}

/** A folder where the engine finds the plugin by the settings that every user can write. */
async function installed(
  engine: Engine,
  environment: Readonly<Record<string, string>> = {},
): Promise<Workspace> {
  const place = await workspace(engine, environment);
  const folder = join(place.folder, "plugins");
  await mkdir(folder);
  const program = join(folder, "terraform-provider-sample");
  await writeFile(program, `#!/bin/sh\nexec "${process.execPath}" "${plugin}"\n`);
  await chmod(program, 0o755);
  await place.settings(`provider_installation {
  dev_overrides { "example.com/acme/sample" = "${folder}" }
  direct {}
}`);
  return place;
}

describe.each(await engines())("$name with plugin processes of its own", (engine) => {
  let place: Workspace;
  let witness: Witness;

  beforeEach(async () => {
    place = await installed(engine);
    witness = await startWitness(place.folder);
  });

  afterEach(async () => {
    await witness.close();
    await place.remove();
  });

  test("an apply ends with every plugin closed in good order, and no socket left", async () => {
    await place.write(widget("alpha"));
    await place.with(witness.environment).must(...apply);
    await witness.sawTheLastOne();
    expect(witness.events.filter((event) => event !== "close")).toEqual(["create w1"]);
    expect(witness.events.at(-1)).toBe("close");
    expect(await pluginFolders(place)).toEqual([]);
  });

  test("a write-only value stands in no line of the whole log, the plugin's lines included", async () => {
    const log = join(place.folder, "trace.log");
    const secret = `variable "secret" {\n  type      = string\n  ephemeral = true\n}\n`;
    await place.write(secret + widget("alpha").replace(`"${canary}"`, "var.secret"));
    const environment = { TF_LOG: "TRACE", TF_LOG_PATH: log, TF_VAR_secret: canary };
    await place.with(environment).must(...apply);
    const lines = await readFile(log, "utf8");
    expect(lines).toContain("creating alpha");
    expect(lines).not.toContain(canary);
    expect(await place.state()).not.toContain(canary);
  });

  test("an interrupt stops what waits and closes in good order", async () => {
    await place.write(widget("endless"));
    const child = place.with(witness.environment).start(...apply);
    const end = finished(child);
    await witness.saw("wait");
    child.kill("SIGINT");
    const { code, output } = await end;
    await witness.sawTheLastOne();
    expect(code).toBe(1);
    expect(output).toContain("Wanted to wait on, came an interrupt");
    expect(witness.events.filter((event) => event !== "close")).toEqual(["wait", "stop waiting"]);
    expect(witness.events.at(-1)).toBe("close");
    expect(await pluginFolders(place)).toEqual([]);
  });

  test("an interrupt of the whole terminal ends the same way", async () => {
    await place.write(widget("endless"));
    const child = place.with(witness.environment).start(...apply);
    const end = finished(child);
    await witness.saw("wait");
    place.interruptGroup(child);
    const { code } = await end;
    await witness.sawTheLastOne();
    expect(code).toBe(1);
    expect(witness.events.at(-1)).toBe("close");
  });

  test("a killed engine leaves no plugin and no socket, and nothing was closed in good order", async () => {
    await place.write(widget("endless"));
    const child = place.with(witness.environment).start(...apply);
    const end = finished(child);
    await witness.saw("wait");
    const closedBefore = witness.events.filter((event) => event === "close").length;
    child.kill("SIGKILL");
    await end;
    await witness.sawTheLastOne();
    expect(witness.events.filter((event) => event === "close")).toHaveLength(closedBefore);
    expect(await pluginFolders(place)).toEqual([]);
  });
});

/** What plugins made in the folder for temporary files. */
async function pluginFolders({ folder }: Workspace): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.startsWith("sample-"));
}
